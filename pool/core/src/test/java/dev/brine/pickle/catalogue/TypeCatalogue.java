package dev.brine.pickle.catalogue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All rows, and a program that runs them with nothing but Brine and Guava on the class path: it
 * prints a table and ends with 1 where a row is wrong.
 */
public final class TypeCatalogue {
  /** What one row may take; a new JVM has to start for the first. */
  static final Duration LIMIT = Duration.ofSeconds(20);

  private TypeCatalogue() {}

  /** Runs each row alone and inside something, in a second JVM. */
  public static void main(String[] args) {
    SessionLoader session = new SessionLoader();
    int wrong = 0;
    List<TypeRow> rows = rows(session);
    try (RowRunner runner = new RowRunner(session, LIMIT)) {
      for (TypeRow row : rows) {
        String alone = problem(row, runner::runAlone);
        String inside = problem(row, runner::runInside);
        String expected = row.check() == null ? "refused" : "travels";
        if (alone == null && inside == null) {
          System.out.printf("ok     %-60s %s%n", row.name(), expected);
        } else {
          wrong++;
          System.out.printf(
              "WRONG  %-60s %s%n       %s%n",
              row.name(), expected, alone == null ? "inside: " + inside : alone);
        }
      }
    }
    System.out.printf("%d rows, %d wrong%n", rows.size(), wrong);
    System.exit(wrong == 0 ? 0 : 1);
  }

  /** All rows; those about a session's classes belong to this session. */
  static List<TypeRow> rows(SessionLoader session) {
    List<TypeRow> rows = new ArrayList<>();
    rows.addAll(ListTypes.rows());
    rows.addAll(SetTypes.rows());
    rows.addAll(MapTypes.rows());
    rows.addAll(QueueTypes.rows());
    rows.addAll(ViewTypes.rows());
    rows.addAll(NumberTypes.rows());
    rows.addAll(ArrayTypes.rows());
    rows.addAll(AtomicTypes.rows());
    rows.addAll(TextTypes.rows());
    rows.addAll(TimeTypes.rows());
    rows.addAll(UtilTypes.rows());
    rows.addAll(BufferTypes.rows());
    rows.addAll(FileTypes.rows());
    rows.addAll(NetTypes.rows());
    rows.addAll(ProgramTypes.rows());
    rows.addAll(FunctionTypes.rows());
    rows.addAll(ReflectionTypes.rows());
    rows.addAll(ThrowableTypes.rows());
    rows.addAll(LockTypes.rows());
    rows.addAll(ThreadTypes.rows());
    rows.addAll(ReferenceTypes.rows());
    rows.addAll(SecurityTypes.rows());
    rows.addAll(DesktopTypes.rows());
    rows.addAll(DataTypes.rows());
    rows.addAll(GuavaImmutableTypes.rows());
    rows.addAll(GuavaCollectionTypes.rows());
    rows.addAll(GuavaViewTypes.rows());
    rows.addAll(GuavaValueTypes.rows());
    rows.addAll(NewerTypes.rows());
    rows.addAll(session.rows());
    return List.copyOf(rows);
  }

  private static @Nullable String problem(TypeRow row, Trial trial) {
    try {
      trial.run(row);
      return null;
    } catch (Throwable e) {
      String text = e instanceof AssertionError ? String.valueOf(e.getMessage()) : e.toString();
      return text.replaceAll("\\s+", " ");
    }
  }

  /** One way of running a row. */
  @FunctionalInterface
  private interface Trial {
    void run(TypeRow row) throws Throwable;
  }
}
