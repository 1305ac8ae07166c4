package dev.brine.pool;

import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of one call of a function that takes several. A record, since a worker knows it by
 * name.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Arguments(@Nullable Object[] values) {

  @Override
  public String toString() {
    return Arrays.stream(values).map(String::valueOf).collect(Collectors.joining(", "));
  }

  /** As many calls as the shortest of these has items. */
  static Iterable<Arguments> zip(Iterable<?>... items) {
    return new Zip(List.of(items));
  }

  /** How many items there are, where they can say so. */
  static OptionalLong count(Iterable<?> items) {
    if (items instanceof Collection<?> collection) {
      return OptionalLong.of(collection.size());
    }
    if (items instanceof Zip zip) {
      List<OptionalLong> counts = zip.items().stream().map(Arguments::count).toList();
      return counts.stream().allMatch(OptionalLong::isPresent)
          ? counts.stream().mapToLong(OptionalLong::getAsLong).min()
          : OptionalLong.empty();
    }
    return OptionalLong.empty();
  }

  private record Zip(List<Iterable<?>> items) implements Iterable<Arguments> {
    @Override
    public Iterator<Arguments> iterator() {
      List<? extends Iterator<?>> iterators = items.stream().map(Iterable::iterator).toList();
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return iterators.stream().allMatch(Iterator::hasNext);
        }

        @Override
        public Arguments next() {
          if (!hasNext()) {
            throw new NoSuchElementException();
          }
          return new Arguments(iterators.stream().map(Iterator::next).toArray());
        }
      };
    }
  }
}
