package dev.brine.pickle.catalogue;

import static dev.brine.pickle.catalogue.Checks.by;
import static dev.brine.pickle.catalogue.Checks.equal;
import static dev.brine.pickle.catalogue.Checks.identical;
import static dev.brine.pickle.catalogue.Checks.same;
import static dev.brine.pickle.catalogue.Checks.sameClass;
import static dev.brine.pickle.catalogue.TypeRow.refused;
import static dev.brine.pickle.catalogue.TypeRow.refusedScoped;
import static dev.brine.pickle.catalogue.TypeRow.travels;

import java.nio.charset.StandardCharsets;
import java.text.AttributedString;
import java.text.BreakIterator;
import java.text.ChoiceFormat;
import java.text.Collator;
import java.text.DateFormat;
import java.text.DateFormatSymbols;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.text.Normalizer;
import java.text.NumberFormat;
import java.text.SimpleDateFormat;
import java.text.StringCharacterIterator;
import java.util.Date;
import java.util.Formatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Scanner;
import java.util.StringJoiner;
import java.util.StringTokenizer;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text, patterns and formats. */
@SuppressWarnings({"JdkObsolete", "JavaUtilDate"}) // users have them
final class TextTypes {
  private TextTypes() {}

  static List<TypeRow> rows() {
    return List.of(
        travels(
            "StringBuilder",
            () -> new StringBuilder("ab\u20ac"),
            by(builder -> builder.append("c").toString())),
        travels("StringBuffer", () -> new StringBuffer("ab"), by(StringBuffer::toString)),
        travels(
            "StringJoiner",
            () -> new StringJoiner(", ", "[", "]").add("a").add("b"),
            by(joiner -> List.of(joiner.add("c").toString(), joiner.length()))),
        travels(
            "StringJoiner with empty value",
            () -> new StringJoiner("-").setEmptyValue("none"),
            (sent, back) -> {
              sameClass(sent, back);
              same("none", back.toString());
              same("a-b", back.add("a").add("b").toString());
            }),
        travels(
            "Pattern with flags",
            () -> Pattern.compile("(?<x>a+)b", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE),
            by(
                pattern ->
                    List.of(pattern.pattern(), pattern.flags(), pattern.matcher("xAAby").find()))),
        refused("Matcher", () -> matcher("aab"), "collect", "pass", "inside the task"),
        refused("MatchResult", () -> result("aab"), "pass", "inside the task"),
        travels(
            "SimpleDateFormat",
            () -> {
              SimpleDateFormat format = new SimpleDateFormat("d. MMMM yyyy HH:mm", Locale.GERMAN);
              format.setTimeZone(TimeZone.getTimeZone("Asia/Tokyo"));
              format.setLenient(false);
              return format;
            },
            by(format -> List.of(format.format(new Date(0)), format.isLenient()))),
        travels(
            "DateFormat of a locale",
            () -> DateFormat.getDateInstance(DateFormat.FULL, Locale.FRENCH),
            by(format -> format.format(new Date(0)))),
        travels(
            "DecimalFormat",
            () ->
                new DecimalFormat("#,##0.00;(#)", DecimalFormatSymbols.getInstance(Locale.GERMAN)),
            by(format -> format.format(-12345.678))),
        travels(
            "NumberFormat for currency",
            () -> NumberFormat.getCurrencyInstance(Locale.US),
            by(format -> format.format(1234.5))),
        travels(
            "NumberFormat compact",
            () -> NumberFormat.getCompactNumberInstance(Locale.US, NumberFormat.Style.SHORT),
            by(format -> format.format(1234))),
        travels(
            "MessageFormat",
            () -> new MessageFormat("{0} has {1,number,#.#} of {2,date,yyyy}", Locale.US),
            by(format -> format.format(new Object[] {"x", 1.25, new Date(0)}))),
        travels(
            "ChoiceFormat",
            () -> new ChoiceFormat("0#none|1#one|1<many"),
            by(format -> List.of(format.format(0), format.format(5)))),
        travels("DateFormatSymbols", () -> DateFormatSymbols.getInstance(Locale.FRENCH)),
        travels("DecimalFormatSymbols", () -> DecimalFormatSymbols.getInstance(Locale.GERMAN)),
        refused("Collator", () -> Collator.getInstance(Locale.FRENCH), "inside the task"),
        travels("Normalizer.Form", () -> Normalizer.Form.NFKD, identical()),
        refusedScoped(
            "Scanner", scope -> scope.closing(new Scanner("a b")), "collect", "inside the task"),
        refused("StringTokenizer", () -> new StringTokenizer("a b"), "collect", "inside the task"),
        refused("BreakIterator", BreakIterator::getWordInstance, "inside the task"),
        refused(
            "StringCharacterIterator", () -> new StringCharacterIterator("ab"), "inside the task"),
        refused("AttributedString", () -> new AttributedString("ab"), "inside the task"),
        refusedScoped("Formatter", scope -> scope.closing(new Formatter()), "inside the task"),
        travels("Charset", () -> StandardCharsets.UTF_16LE, identical()),
        refused("CharsetEncoder", StandardCharsets.UTF_8::newEncoder, "inside the task"),
        travels("Locale", () -> new Locale.Builder().setLanguageTag("de-CH-1996").build(), equal())
            .value(),
        refused("HexFormat", HexFormat::of, "inside the task"),
        travels("Locale with script", () -> Locale.forLanguageTag("zh-Hans-SG")).value(),
        travels("Locale with extension", () -> Locale.forLanguageTag("th-TH-u-nu-thai")).value(),
        travels("Character.UnicodeScript", () -> Character.UnicodeScript.LATIN, identical()));
  }

  private static Matcher matcher(String text) {
    return Pattern.compile("a+").matcher(text);
  }

  private static Object result(String text) {
    Matcher matcher = matcher(text);
    return matcher.find() ? matcher.toMatchResult() : matcher;
  }
}
