package dev.brine.command;

import static org.assertj.core.api.Assertions.assertThat;

import jdk.jshell.JShell;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class PmapEndTest {
  private static final JShell SHELL = JShell.builder().executionEngine("local").build();

  @AfterAll
  static void close() {
    SHELL.close();
  }

  private static boolean isOpen(String text) {
    return PmapEnd.isOpen(PmapLine.parse(text), SHELL.sourceCodeAnalysis());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x -> {",
        "x -> {\n int y = x;",
        "x -> {\n String s = \"}\"; // )",
        "x -> foo(1,",
        "x -> x,",
        "x ->",
        "x -> x /* not yet",
        "x -> \"\"\"\n  text",
        "new Fn<Integer, Integer>() {",
      })
  void isOpen_unfinished_readsOn(String text) {
    assertThat(isOpen(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "f, xs",
        "x -> {\n return x;\n}, xs",
        "x -> \"({[\", xs",
        "x -> '{', xs",
        "f, xs // {",
        "x -> \"\"\"\n { \" \"\"\", xs",
        "x -> x +, xs",
        "this is wrong, xs",
        "x -> x, xs))",
        "x -> { return ) }, xs",
        "x -> \"no end, xs",
        "f",
      })
  void isOpen_finishedOrWrong_readsNoFurther(String text) {
    assertThat(isOpen(text)).isFalse();
  }
}
