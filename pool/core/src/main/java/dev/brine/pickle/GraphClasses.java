package dev.brine.pickle;

import com.esotericsoftware.kryo.Registration;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.util.DefaultClassResolver;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes classes by name and tells the discovery of each. */
final class GraphClasses extends DefaultClassResolver {
  /** Types whose many implementation classes are all written in one way. */
  private static final List<Class<?>> FAMILIES =
      List.of(PrintStream.class, Path.class, Charset.class);

  private final Discovery discovery;

  GraphClasses(Discovery discovery) {
    this.discovery = discovery;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public @Nullable Registration writeClass(Output output, @Nullable Class type) {
    if (type != null) {
      discovery.type(type);
    }
    return super.writeClass(output, type == null ? null : family(type));
  }

  private static Class<?> family(Class<?> type) {
    for (Class<?> family : FAMILIES) {
      if (family.isAssignableFrom(type)) {
        return family;
      }
    }
    return type;
  }
}
