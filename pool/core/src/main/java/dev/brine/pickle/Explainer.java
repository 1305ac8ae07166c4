package dev.brine.pickle;

import dev.brine.code.ClassCode;
import dev.brine.code.Reach;
import dev.brine.code.ReachTrace;
import dev.brine.error.CaptureException;
import java.lang.reflect.Field;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Walks over what a capture would write, in the same forms, but writes nothing down: it weighs each
 * object, and where one is refused it notes that and goes on as if the object were not there. What
 * several things hold counts for the first that is looked at.
 */
final class Explainer {
  /** A record's kind, and the numbers of its object and class, mostly. */
  private static final int HEADER = 4;

  /** More refusals than this are not collected. */
  private static final int MOST_REFUSALS = 1000;

  private final @Nullable Object object;
  private final ReachTrace trace = new ReachTrace();
  private final Reach reach = new Reach(trace);
  private final ReachDiscovery discovery = new ReachDiscovery(reach);
  private final GraphOutput graph =
      new GraphOutput(discovery, Buffers.output(), Integer.MAX_VALUE, Attaching.NOTHING);
  private final ExplainedNames names = new ExplainedNames(trace, reach);
  private final Set<Class<?>> classes = new HashSet<>();
  private final List<Explanation.Refusal> refusals = new ArrayList<>();
  private final List<Explanation.Variable> variables = new ArrayList<>();
  private final Map<Class<?>, Long> enums = new LinkedHashMap<>();
  private final List<Explanation.Captured> captured = new ArrayList<>();
  private long bytes;

  Explainer(@Nullable Object object) {
    this.object = object;
  }

  Explanation explain() {
    String subject = ExplainedNames.subject(object);
    names.begin(subject);
    addFunction();
    addReached();
    for (Map.Entry<Class<?>, Long> each : enums.entrySet()) {
      variables.add(names.constants(each.getKey(), each.getValue()));
    }
    List<Explanation.Code> code = new ArrayList<>();
    Set<String> reachedClasses = new LinkedHashSet<>();
    for (ClassCode each : reach.takeCode()) {
      code.add(names.code(each));
      reachedClasses.add(each.name());
      bytes += each.bytes().length;
    }
    if (refusals.isEmpty()) {
      addWhatOnlyWritingShows();
    }
    code.sort(
        Comparator.comparingLong(Explanation.Code::bytes)
            .reversed()
            .thenComparing(Explanation.Code::name));
    variables.sort(
        Comparator.comparingLong(Explanation.Variable::bytes)
            .reversed()
            .thenComparing(Explanation.Variable::name));
    captured.sort(Comparator.comparingLong(Explanation.Captured::bytes).reversed());
    Explanation.Source source = new TypedText(object).source(reachedClasses);
    return new Explanation(subject, source, code, variables, captured, refusals, bytes);
  }

  private void addFunction() {
    trace.byFunction();
    if (object == null || Scalars.contains(object)) {
      return;
    }
    Visit root = new Visit(graph.node(object), null, false, 0);
    List<Visit> parts = new ArrayList<>();
    bytes += weigh(root, parts);
    Map<String, Explanation.Captured> held = ExplainedNames.scalarsCapturedBy(object);
    for (Visit part : parts) {
      String name = root.isOfFields() ? ExplainedNames.own(root.stepTo(part)) : "its contents";
      String type = TypeNames.of((root.isOfFields() ? part : root).node.object.getClass());
      long size = walk(part);
      bytes += size;
      held.merge(
          name,
          new Explanation.Captured(name, type, size),
          (one, more) ->
              new Explanation.Captured(one.name(), one.type(), one.bytes() + more.bytes()));
    }
    captured.addAll(held.values());
  }

  private void addReached() {
    for (Object next = discovery.next(); next != null; next = discovery.next()) {
      if (next instanceof StaticValue value) {
        trace.byValueOf(value.field());
      } else if (next instanceof EnumState state) {
        trace.byConstantsOf(state.constant().getDeclaringClass());
      } else if (next instanceof EnumConstants constants) {
        trace.byConstantsOf(constants.type());
      }
      long size = walk(new Visit(graph.node(next), null, false, 0));
      bytes += size;
      if (next instanceof StaticValue value && !isOfJShell(value.field())) {
        variables.add(names.variable(value.field(), value(value.field()), size));
      } else if (next instanceof EnumState state) {
        enums.merge(state.constant().getDeclaringClass(), size, Long::sum);
      } else if (next instanceof EnumConstants constants) {
        enums.merge(constants.type(), size, Long::sum);
      }
    }
  }

  private static boolean isOfJShell(Field field) {
    return TypeNames.isOfJShell(field.getDeclaringClass().getName());
  }

  private static @Nullable Object value(Field field) {
    try {
      field.setAccessible(true);
      return field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A cycle that cannot be built again shows only when the whole is written. */
  private void addWhatOnlyWritingShows() {
    try {
      Capture.of(object);
    } catch (CaptureException refusal) {
      refuse(refusal);
    }
  }

  /** Weighs an object and all that only it holds. */
  private long walk(Visit first) {
    long size = 0;
    Deque<Visit> open = new ArrayDeque<>();
    open.push(first);
    while (!open.isEmpty()) {
      List<Visit> parts = new ArrayList<>();
      size += weigh(open.pop(), parts);
      for (int i = parts.size() - 1; i >= 0; i--) {
        open.push(parts.get(i));
      }
    }
    return size;
  }

  /** Weighs an object alone, and finds what it holds. */
  private long weigh(Visit visit, List<Visit> parts) {
    Node node = visit.node;
    if (node.state != Node.State.NEW) {
      return 0;
    }
    node.state = Node.State.MADE;
    List<Visit> found = new ArrayList<>();
    try {
      Form<Object> form = Policy.formOf(Policy.writtenClass(node.object));
      node.open(form, 0);
      long size = portion(visit, false, found);
      if (form.isFilled()) {
        size += portion(visit, true, found);
      }
      Class<?> type = Policy.writtenClass(node.object);
      if (classes.add(type)) {
        size += 1 + type.descriptorString().length();
      }
      discovery.type(node.object.getClass());
      parts.addAll(found);
      return size;
    } catch (CaptureException refusal) {
      refuse(new WritePath(visit.path()).locate(refusal));
    } catch (StackOverflowError e) {
      refuse(new WritePath(visit.path()).locate(Refusals.tooDeep(node.object)));
    } finally {
      node.state = Node.State.MADE;
    }
    return 0;
  }

  private long portion(Visit visit, boolean rest, List<Visit> found) {
    Node node = visit.node;
    graph.begin(node);
    try {
      if (rest) {
        node.form().writeRest(node.object, graph);
      } else {
        node.form().write(node.object, graph);
      }
      graph.endParts(node);
      List<Node> held = graph.parts(node);
      for (int i = 0; i < held.size(); i++) {
        found.add(new Visit(held.get(i), visit, rest, i));
      }
      return (long) HEADER + graph.bytes().position() - node.firstByte;
    } finally {
      graph.drop(node);
    }
  }

  private void refuse(CaptureException refusal) {
    if (refusals.size() < MOST_REFUSALS) {
      refusals.add(new Explanation.Refusal(refusal.path(), refusal.why(), refusal.hint()));
    }
  }

  /**
   * An object on the way.
   *
   * @param holder what holds it, or null where code reached it by itself
   * @param rest in which of the holder's portions it is
   * @param part as which of the portion's parts
   */
  private record Visit(Node node, @Nullable Visit holder, boolean rest, int part) {
    /** Whether its parts are few and have names. */
    boolean isOfFields() {
      Form<Object> form = node.form();
      return form instanceof LambdaForm
          || form instanceof InstanceForm
          || form instanceof RecordForm;
    }

    String stepTo(Visit held) {
      return node.form().step(node.object, held.rest, held.part, held.node.object);
    }

    List<String> path() {
      List<String> steps = new ArrayList<>();
      for (Visit each = this; each.holder != null; each = each.holder) {
        String step = each.holder.stepTo(each);
        if (!step.isEmpty()) {
          steps.add(0, step);
        }
      }
      return steps;
    }
  }
}
