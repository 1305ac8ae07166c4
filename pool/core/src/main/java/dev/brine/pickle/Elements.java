package dev.brine.pickle;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Names the element of a container that a part is. */
final class Elements {
  private Elements() {}

  /**
   * The step to a part of a container whose elements were written in their order. Scalars are no
   * parts, so they do not count.
   */
  static String step(int part, Collection<? extends @Nullable Object> elements) {
    int rest = part;
    int index = 0;
    for (Object element : elements) {
      if (!Scalars.contains(element) && rest-- == 0) {
        return "element [" + index + "]";
      }
      index++;
    }
    return "an element";
  }
}
