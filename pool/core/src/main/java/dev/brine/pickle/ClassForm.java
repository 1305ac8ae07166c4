package dev.brine.pickle;

import dev.brine.error.CaptureException;
import java.lang.reflect.Proxy;
import java.util.List;

/** Writes a class that is a value, by its descriptor. */
final class ClassForm extends Form<Class<?>> {
  @Override
  void write(Class<?> type, GraphOutput output) {
    if (type.isHidden() || Proxy.isProxyClass(type)) {
      throw new CaptureException(
          List.of("the class of " + TypeNames.of(type)),
          "the JVM made this class up; it has no meaning elsewhere");
    }
    output.discovery().type(type);
    output.bytes().writeString(type.descriptorString());
  }

  @Override
  Class<?> make(GraphInput input) {
    return input.names().ofDescriptor(input.bytes().readString());
  }
}
