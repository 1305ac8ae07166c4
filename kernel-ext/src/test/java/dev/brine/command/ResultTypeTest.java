package dev.brine.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class ResultTypeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "List<Integer> | List<Integer>",
        "List | List",
        "List<Number&Comparable<? extends Number&Comparable<?>>> | List<Number>",
        "List<Serializable&Comparable<?>> | List<Object>",
        "List<Comparable<?>&java.io.Serializable> | List<Object>",
        "List<Map<String,Number&Comparable<?>>> | List<Object>",
        "List<<anonymous Object>> | List<Object>",
        "java.util.List<P> | java.util.List<P>",
        "java.lang.Object | List<Object>"
      })
  void of_inferredType_isOneThatCanBeWritten(String inferred, String first) {
    assertThat(ResultType.of(inferred, LoopEnding.VALUES))
        .startsWith(first)
        .endsWith("java.util.List<Object>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "OUTCOMES | List<Outcome<Integer>> | List<Outcome<Integer>>",
        "OUTCOMES | List<Outcome<Number&Comparable<?>>> | List<Outcome<Number>>",
        "OUTCOMES | List<dev.brine.task.Outcome<<anonymous Object>>> |"
            + " List<dev.brine.task.Outcome<Object>>",
        "OUTCOMES | Object | List<dev.brine.task.Outcome<Object>>",
        "STARTED | MapResult<Integer> | MapResult<Integer>",
        "STARTED | MapResult<Serializable&Comparable<?>> | MapResult<Object>",
        "STARTED | java.lang.Object | dev.brine.pool.MapResult<Object>"
      })
  void of_typeAroundTheValues_keepsIt(LoopEnding ending, String inferred, String first) {
    assertThat(ResultType.of(inferred, ending)).startsWith(first).endsWith(ending.typeOfAny());
  }
}
