package dev.brine.jupyter;

import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Iterables;
import com.google.common.collect.Streams;
import dev.brine.command.EverywhereCommand;
import dev.brine.command.Nearness;
import dev.brine.command.ParallelCommand;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The magics that a front end knows, by their names. Immutable. */
final class Magics {
  private static final List<Magic> COMMANDS =
      List.of(
          new CellCommand(
              "%%parallel",
              "runs the cell's loop, each iteration in one of several worker processes",
              ParallelCommand.optionNames(),
              ParallelCommand::run),
          new CellCommand(
              "%%everywhere",
              "runs the cell once on each worker",
              EverywhereCommand.optionNames(),
              EverywhereCommand::run),
          new PresultMagic(),
          new PmapMagic("%pmap"),
          new PmapMagic("%%pmap"),
          new BrineMagic());

  private static final List<Magic> KERNELS =
      List.of(
          new TimeMagic("%time", "runs the code on its line and tells how long that took"),
          new TimeMagic("%%time", "runs the cell and tells how long that took"),
          new MavenMagic(),
          new JarsMagic("%jars"),
          new JarsMagic("%classpath"),
          new LoadMagic(),
          new ListMagic());

  private final ImmutableSortedMap<String, Magic> magics;

  private Magics(Iterable<Magic> magics) {
    this.magics =
        Streams.stream(magics)
            .collect(
                ImmutableSortedMap.toImmutableSortedMap(
                    Comparator.naturalOrder(), Magic::name, magic -> magic));
  }

  /** Brine's commands, which any kernel may have. */
  static Magics commands() {
    return new Magics(COMMANDS);
  }

  /** Those of Brine's own kernel: its commands, and what other kernels have of their own. */
  static Magics standard() {
    return new Magics(Iterables.concat(COMMANDS, KERNELS));
  }

  @Nullable Magic find(String name) {
    return magics.get(name);
  }

  /** All of them, in the order of their names. */
  Collection<Magic> all() {
    return magics.values();
  }

  /** The names, with their percent signs, in order. */
  List<String> names() {
    return List.copyOf(magics.keySet());
  }

  /** What is to be said where there is no magic of the name. */
  String unknown(String name) {
    Magic other = magics.get(name.startsWith("%%") ? name.substring(1) : "%" + name);
    if (other != null) {
      return name.startsWith("%%")
          ? other.name() + " stands on a line of its own, with one percent sign"
          : other.name()
              + " takes a whole cell: it stands on the cell's first line, with two"
              + " percent signs";
    }
    Stream<String> near = names().stream().filter(known -> Nearness.of(name, known) <= 3);
    String meant =
        near.min(Comparator.comparingInt((String known) -> Nearness.of(name, known)))
            .map(known -> "; did you mean " + known + "?")
            .orElse("; there is " + String.join(", ", names()));
    return "there is no magic " + name + meant;
  }
}
