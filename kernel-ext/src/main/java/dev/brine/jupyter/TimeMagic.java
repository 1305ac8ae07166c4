package dev.brine.jupyter;

import dev.brine.session.CellException;
import dev.brine.session.EvaluationException;
import dev.brine.session.SessionInterruptedException;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/** {@code %time} and {@code %%time}: tell how long the code took that follows. */
record TimeMagic(String name, String summary) implements Magic {
  private static final double NANOS = 1e9;

  @Override
  public MagicResult run(MagicCall call)
      throws CellException, EvaluationException, SessionInterruptedException {
    boolean wholeCell = name.startsWith("%%");
    if (!wholeCell && call.arguments().isBlank()) {
      throw call.refuse("%time needs code on its line, such as `%time work()`");
    }
    long processor = processorTime();
    long start = System.nanoTime();
    try {
      return wholeCell ? call.runBody() : call.runArguments();
    } finally {
      double wall = (System.nanoTime() - start) / NANOS;
      double busy = (processorTime() - processor) / NANOS;
      call.out().println(String.format(Locale.ROOT, "%.3f s (%.3f s of this process)", wall, busy));
    }
  }

  private static long processorTime() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean bean
        ? bean.getProcessCpuTime()
        : 0;
  }

  @Override
  public Offers complete(String typed, SourceCodeAnalysis analysis) {
    int[] anchor = new int[1];
    return new Offers(
        analysis.completionSuggestions(typed, typed.length(), anchor).stream()
            .map(Suggestion::continuation)
            .distinct()
            .toList(),
        anchor[0]);
  }
}
