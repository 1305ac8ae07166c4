package dev.brine.command;

import java.util.regex.Pattern;

/** What a cell has of its loop in the end, and how the generated code asks for it. */
enum LoopEnding {
  /** The iterations' values. */
  VALUES("values", "run", "java.util.List", "((?:java\\.util\\.)?List<)(.*)(>)"),
  /** What became of each iteration. */
  OUTCOMES(
      "outcomes",
      "outcomes",
      "java.util.List",
      "((?:java\\.util\\.)?List<(?:dev\\.brine\\.task\\.)?Outcome<)(.*)(>>)"),
  /** A map that still runs. */
  STARTED(
      "started",
      "started",
      "dev.brine.pool.MapResult",
      "((?:dev\\.brine\\.pool\\.)?MapResult<)(.*)(>)"),
  /** What would travel. */
  EXPLAINED("explained", "explained", "dev.brine.pickle.Explanation", "()()()");

  private final String method;
  private final String voidMethod;
  private final String rawType;
  private final Pattern type;

  LoopEnding(String method, String voidMethod, String rawType, String type) {
    this.method = method;
    this.voidMethod = voidMethod;
    this.rawType = rawType;
    this.type = Pattern.compile(type, Pattern.DOTALL);
  }

  /** The method that gives it, of iterations with a value or without. */
  String method(boolean value) {
    return value ? method : voidMethod;
  }

  /** Whether there is something even if the iterations have no value. */
  boolean isOfVoidToo() {
    return method.equals(voidMethod);
  }

  /** Its type without parameters. */
  String rawType() {
    return rawType;
  }

  /** Its type for values of which nothing is known. */
  String typeOfAny() {
    return switch (this) {
      case VALUES, STARTED -> rawType + "<Object>";
      case OUTCOMES -> rawType + "<dev.brine.task.Outcome<Object>>";
      case EXPLAINED -> rawType;
    };
  }

  /** How the compiler names it: what is before the values' type, that type, and what follows. */
  Pattern type() {
    return type;
  }
}
