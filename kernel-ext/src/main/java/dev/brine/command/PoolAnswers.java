package dev.brine.command;

import com.google.common.html.HtmlEscapers;
import dev.brine.error.BrineException;
import dev.brine.pickle.Explanation;
import dev.brine.pool.DefaultPool;
import dev.brine.pool.MapRecord;
import dev.brine.pool.Pool;
import dev.brine.pool.Pools;
import dev.brine.report.CaptureReport;
import dev.brine.report.Content;
import dev.brine.report.CostReport;
import dev.brine.report.StatusReport;
import dev.brine.report.Timeline;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers commands about the pools of this JVM. */
final class PoolAnswers {
  static final String STATUS = "status";
  static final String RESTART = "restart";
  static final String STATS = "stats";
  static final String TIMELINE = "timeline";
  static final String EXPLAINED = "explained";
  static final String DOCTOR = "doctor";

  private static final String NOT_STARTED =
      "the default pool has not started yet; the first map starts it";

  private static final String HTML = "text/html";

  private PoolAnswers() {}

  /**
   * The answer.
   *
   * @param words one of the words above and, for some, the id of a pool
   */
  static Content to(List<String> words) {
    String id = words.size() > 1 ? words.get(1) : null;
    return switch (words.get(0)) {
      case STATUS -> id == null ? status() : StatusReport.of(Pools.get(id).status());
      case RESTART -> restart(id);
      case STATS -> CostReport.of(MapLog.get().records());
      case TIMELINE -> timeline();
      case EXPLAINED -> explained();
      case DOCTOR -> new DoctorVisit().content();
      default -> throw new IllegalArgumentException(words.toString());
    };
  }

  private static Content status() {
    List<Content> parts = new ArrayList<>();
    Pool pool = DefaultPool.ifOpen();
    parts.add(pool == null ? Content.of(NOT_STARTED) : StatusReport.of(pool.status()));
    for (String each : Pools.active()) {
      parts.add(titled("pool " + each + ": ", StatusReport.of(Pools.get(each).status())));
    }
    return joined(parts);
  }

  private static Content titled(String title, Content content) {
    return Content.of(title + content.text()).html(html(Content.of(title)) + html(content));
  }

  private static String html(Content content) {
    String html = content.rich().get(HTML);
    return html == null ? "<p>" + HtmlEscapers.htmlEscaper().escape(content.text()) + "</p>" : html;
  }

  private static Content joined(List<Content> parts) {
    StringBuilder text = new StringBuilder();
    StringBuilder html = new StringBuilder();
    for (Content each : parts) {
      text.append(text.isEmpty() ? "" : "\n").append(each.text());
      html.append(html(each));
    }
    return Content.of(text.toString()).html(html.toString());
  }

  private static Content restart(@Nullable String id) {
    Pool pool = id == null ? DefaultPool.ifOpen() : Pools.get(id);
    if (pool == null) {
      return Content.of(NOT_STARTED);
    }
    pool.restart();
    return Content.of("fresh workers take the place of all that have done what they have");
  }

  private static Content timeline() {
    MapRecord map = MapLog.get().last();
    if (map == null) {
      throw new BrineException("there was no map yet");
    }
    if (map.tasks().isEmpty() && map.progress().done() > 0) {
      throw new BrineException(
          "the last map had %d tasks, too many to keep what each did"
              .formatted(map.progress().done()));
    }
    return Timeline.of(map.begun(), map.progress().elapsed(), map.tasks()).content();
  }

  private static Content explained() {
    Explanation explanation = ExplainedCode.take();
    if (explanation == null) {
      throw new BrineException("nothing was explained");
    }
    return CaptureReport.of(explanation);
  }
}
