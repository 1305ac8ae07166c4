package dev.brine.command;

import com.google.common.base.Splitter;
import dev.brine.report.Content;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Questions and answers as text between two JVMs of the same Brine, in the way of web forms. Not by
 * Gson, which needs a module that the JVM of a stock JShell tool has not.
 */
final class WireContent {
  private static final String TEXT = "text";

  private WireContent() {}

  static String write(Content content) {
    StringBuilder form = new StringBuilder(field(TEXT, content.text()));
    content.rich().forEach((type, data) -> form.append('&').append(field(type, data)));
    return form.toString();
  }

  private static String field(String name, String value) {
    return encode(name) + "=" + encode(value);
  }

  static Content read(String form) {
    Content content = Content.of("");
    for (String field : Splitter.on('&').split(form)) {
      int equals = field.indexOf('=');
      String name = decode(field.substring(0, equals));
      String value = decode(field.substring(equals + 1));
      content = name.equals(TEXT) ? Content.of(value) : content.with(name, value);
    }
    return content;
  }

  static String write(List<String> words) {
    return words.stream().map(WireContent::encode).collect(Collectors.joining("&"));
  }

  static List<String> words(String text) {
    return Splitter.on('&').splitToStream(text).map(WireContent::decode).toList();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
