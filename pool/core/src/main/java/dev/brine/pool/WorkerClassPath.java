package dev.brine.pool;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.minlog.Log;
import com.esotericsoftware.reflectasm.MethodAccess;
import com.google.common.collect.ImmutableList;
import com.google.common.util.concurrent.internal.InternalFutureFailureAccess;
import dev.brine.error.Internal;
import dev.brine.worker.WorkerMain;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.commons.Remapper;
import org.objenesis.Objenesis;

/** Where the classes are that a worker needs. */
@Internal
public final class WorkerClassPath {
  /** The places that Brine's own code and the libraries it needs in a worker came from. */
  private static final List<Class<?>> PARTS =
      List.of(
          WorkerMain.class,
          Kryo.class,
          Log.class,
          MethodAccess.class,
          Objenesis.class,
          ImmutableList.class,
          InternalFutureFailureAccess.class,
          ClassReader.class,
          Remapper.class);

  private WorkerClassPath() {}

  /** The files and folders that hold Brine and its libraries, as absolute paths. */
  public static Set<String> ofBrine() {
    Set<String> entries = new LinkedHashSet<>();
    for (Class<?> part : PARTS) {
      if (part.getProtectionDomain().getCodeSource() != null) {
        entries.add(place(part).toString());
      }
    }
    return entries;
  }

  /**
   * The file or folder that this class came from.
   *
   * @throws IllegalArgumentException if it is one of the JDK's
   */
  public static Path place(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    if (source == null) {
      throw new IllegalArgumentException(type + " is one of the JDK's");
    }
    try {
      return Path.of(source.getLocation().toURI());
    } catch (URISyntaxException | RuntimeException notAFile) {
      return Path.of(source.getLocation().getPath());
    }
  }
}
