package dev.brine.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.report.Content;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
final class CommandWordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "save a.brine  x | save,a.brine,x",
        "save \"a b.brine\" --skip | save,a b.brine,--skip",
        "look 'a b' | look,a b",
        "look a\\ b | look,a b",
        "look a\" b\"c | look,a bc",
        "explain x -> \"a  b\" + x | explain,x -> \"a  b\" + x",
        "explain --help | explain,--help",
        "explained a b | explained,a,b",
      })
  void of_typed_isSplitAtWhiteSpaceOutsideOfQuotes(String typed, String words) {
    assertThat(String.join(",", CommandWords.of(typed))).isEqualTo(words);
  }

  @Test
  void of_nothing_hasNoWords() {
    assertThat(CommandWords.of("  ")).isEmpty();
  }

  @Test
  void wire_anyText_comesBackEqual() {
    Content content = Content.of("a & b = c\n+ %25 é").html("<p>&amp;</p>");

    assertThat(WireContent.read(WireContent.write(content))).isEqualTo(content);
    assertThat(WireContent.words(WireContent.write(List.of("status", "a&b =", ""))))
        .containsExactly("status", "a&b =", "");
  }
}
