package dev.brine.task;

import dev.brine.error.Internal;
import org.jspecify.annotations.Nullable;

/** Where a worker local is at home: the code of one map, which may differ from that of the next. */
@Internal
public interface LocalHome {
  /** That of what was made here and did not arrive with a map. */
  LocalHome HERE =
      new LocalHome() {
        @Override
        public boolean owns(Class<?> type) {
          return false;
        }

        @Override
        public boolean canUse(@Nullable Object value) {
          return true;
        }
      };

  /** Whether the class is one of this home's own. */
  boolean owns(Class<?> type);

  /** Whether nothing in the value is of a class that means something else here. */
  boolean canUse(@Nullable Object value);
}
