package dev.brine.bench.program;

import java.io.IOException;

/** The least that a JVM can do; it ends with its standard input. */
final class Hello {
  private Hello() {}

  /** Says hello. */
  public static void main(String[] arguments) throws IOException {
    System.out.println("hello");
    int unused = System.in.read();
  }
}
