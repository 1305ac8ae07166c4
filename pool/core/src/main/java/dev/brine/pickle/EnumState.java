package dev.brine.pickle;

import java.lang.reflect.Field;
import java.util.List;

/** What one constant of a session's enum holds, as a thing that travels apart from its identity. */
record EnumState(Enum<?> constant) {
  /** The fields that hold it. */
  @SuppressWarnings("GetClassOnEnum") // a constant with a body has fields of its own
  List<Field> fields() {
    return FieldLayout.of(constant.getClass()).fields();
  }
}
