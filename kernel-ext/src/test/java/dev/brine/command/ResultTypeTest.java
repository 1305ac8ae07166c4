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
    assertThat(ResultType.of(inferred)).startsWith(first).endsWith("java.util.List<Object>");
  }
}
