package dev.brine.command;

import com.google.common.base.Ascii;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What becomes of a map of which an item fails. */
enum OnError {
  /** It ends. */
  FAIL,
  /** The others go on. */
  COLLECT;

  /** Reads it as people type it. */
  static final class Reader implements ITypeConverter<OnError> {
    @Override
    public OnError convert(String text) {
      for (OnError each : values()) {
        if (Ascii.equalsIgnoreCase(each.name(), text)) {
          return each;
        }
      }
      throw new TypeConversionException("it is fail or collect, not '" + text + "'");
    }
  }
}
