package dev.brine.pool;

import dev.brine.task.Fn;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A session with little memory whose tasks flood it; it tells how many lines it was told of. */
public final class FloodingSession {
  private static final Pattern CUT = Pattern.compile("\\[(\\d+) lines? of output (was|were) cut]");

  private FloodingSession() {}

  /** Prints one line for each flood. */
  public static void main(String[] arguments) throws Exception {
    PrintStream said = System.out;
    try (ProcessPool pool = ProcessPool.builder().workers(1).heap("64m").build()) {
      tell(said, "one task", 1_000_000, pool, x -> print(1_000_000));
      tell(said, "threads", 500_000, pool, x -> printByThreads());
      tell(said, "subprocess", 1_000_000, pool, x -> printBySubprocess());
    }
  }

  private static void tell(
      PrintStream said, String what, long expected, Pool pool, Fn<Integer, Integer> task)
      throws InterruptedException {
    Counter counter = new Counter();
    System.setOut(new PrintStream(counter, false, StandardCharsets.UTF_8));
    pool.map(task, List.of(1));
    Captured.await(() -> counter.lines() >= expected && counter.last().equals("the last"));
    System.setOut(said);
    said.println(what + " " + counter.lines() + ", " + counter.last() + " seen");
  }

  private static int print(int lines) {
    for (int i = 1; i < lines; i++) {
      System.out.println("a line of a flood, number " + i);
    }
    System.out.println("the last");
    return lines;
  }

  private static int printByThreads() throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      threads.add(new Thread(() -> print(100_000)));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    return print(100_000);
  }

  private static int printBySubprocess() throws IOException, InterruptedException {
    return new ProcessBuilder("sh", "-c", "yes a line | head -n 999999; echo the last")
        .inheritIO()
        .start()
        .waitFor();
  }

  /** How many lines these are, with those that they say were cut. */
  static long counted(List<String> lines) {
    long count = 0;
    for (String line : lines) {
      Matcher cut = CUT.matcher(line);
      count += cut.matches() ? Long.parseLong(cut.group(1)) : 1;
    }
    return count;
  }

  /** Counts lines and keeps none. */
  private static final class Counter extends OutputStream {
    private final StringBuilder line = new StringBuilder();
    private long lines;
    private String last = "";

    @Override
    public synchronized void write(int b) {
      if (b == '\n') {
        last = line.toString();
        lines += counted(List.of(last));
        line.setLength(0);
      } else {
        line.append((char) b);
      }
    }

    synchronized long lines() {
      return lines;
    }

    synchronized String last() {
      return last;
    }
  }
}
