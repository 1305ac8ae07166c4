package dev.brine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Counts the tests of the last run by the part of the acceptance lists that they show: {@code java
 * pool/core/src/test/java/dev/brine/AcceptanceCounts.java} from the project's root, after {@code
 * mvn verify}. With {@code ids} it counts them by id. It ends with 1 if one of them failed, or was
 * skipped.
 */
final class AcceptanceCounts {
  private static final Pattern ID = Pattern.compile("(?<![A-Za-z0-9])([CDP]\\d{2,3})(?=_)");

  /** One run of one test. */
  private record Run(String test, String className, String ending) {
    List<String> ids() {
      // An id may be followed by more of them.
      return ID.matcher(test.replaceAll("_(?=[CDP]\\d{2,3}_)", "_ "))
          .results()
          .map(match -> match.group(1))
          .toList();
    }

    boolean has(char list) {
      return ids().stream().anyMatch(id -> id.charAt(0) == list);
    }

    boolean isCatalogue() {
      return className.contains("Catalogue");
    }
  }

  /** Of the JDKs that ran the tests. */
  private static final Set<String> VERSIONS = new TreeSet<>();

  private AcceptanceCounts() {}

  public static void main(String[] arguments) throws Exception {
    List<Run> runs = new ArrayList<>();
    for (Path report : reports()) {
      runs.addAll(read(report));
    }
    if (arguments.length > 0 && arguments[0].equals("ids")) {
      byId(runs);
    } else {
      byPart(runs);
    }
    List<Run> others = runs.stream().filter(run -> !run.ending().equals("passed")).toList();
    others.forEach(run -> System.out.println(run.ending() + ": " + run.test()));
    System.exit(others.isEmpty() ? 0 : 1);
  }

  private static List<Path> reports() throws IOException {
    try (Stream<Path> all = Files.walk(Path.of(""))) {
      return all.filter(
              path -> path.toString().matches(".*target/(sure|fail)\\w+-reports/TEST-.*xml"))
          .sorted()
          .toList();
    }
  }

  private static List<Run> read(Path report) throws Exception {
    Document document =
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(report.toFile());
    NodeList properties = document.getElementsByTagName("property");
    for (int i = 0; i < properties.getLength(); i++) {
      Element each = (Element) properties.item(i);
      if (each.getAttribute("name").equals("java.version")) {
        VERSIONS.add(each.getAttribute("value"));
      }
    }
    NodeList cases = document.getElementsByTagName("testcase");
    List<Run> runs = new ArrayList<>();
    for (int i = 0; i < cases.getLength(); i++) {
      Element each = (Element) cases.item(i);
      String ending =
          Stream.of("failure", "error", "skipped")
              .filter(kind -> each.getElementsByTagName(kind).getLength() > 0)
              .findFirst()
              .orElse("passed");
      runs.add(new Run(each.getAttribute("name"), each.getAttribute("classname"), ending));
    }
    return runs;
  }

  private static void byPart(List<Run> runs) {
    System.out.printf("JDK %s%n%n", String.join(", ", VERSIONS));
    System.out.println("| part | ids | tests | not passed |");
    System.out.println("|---|---|---|---|");
    row("A, what travels (C, D)", runs, run -> run.has('C') || run.has('D'));
    row("B, pools (P)", runs, run -> run.has('P'));
    row("D, the catalogue of types", runs, Run::isCatalogue);
    row("own", runs, run -> run.ids().isEmpty() && !run.isCatalogue());
    row("all", runs, run -> true);
  }

  private static void row(String part, List<Run> all, Predicate<Run> isOfPart) {
    List<Run> runs = all.stream().filter(isOfPart).toList();
    long ids =
        runs.stream()
            .flatMap(run -> run.ids().stream())
            .collect(Collectors.toCollection(TreeSet::new))
            .size();
    long others = runs.stream().filter(run -> !run.ending().equals("passed")).count();
    System.out.printf("| %s | %d | %,d | %d |%n", part, ids, runs.size(), others);
  }

  private static void byId(List<Run> runs) {
    Map<String, Integer> counts = new TreeMap<>();
    runs.forEach(run -> run.ids().forEach(id -> counts.merge(id, 1, Integer::sum)));
    counts.forEach((id, count) -> System.out.println(id + " " + count));
  }
}
