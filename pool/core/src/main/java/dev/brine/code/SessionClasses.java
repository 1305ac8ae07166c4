package dev.brine.code;

import com.google.common.io.ByteStreams;
import dev.brine.error.Internal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells the classes that were typed into a session from all others, and finds their bytes. A class
 * loader of JShell answers for its snippets with URLs of a protocol of their own, also for the jars
 * that were added to it, so the protocol decides, not the loader. So does that of {@code java
 * Script.java}, whose classes are in no file either. Thread-safe.
 */
@Internal
public final class SessionClasses {
  /** JShell's own, in which nothing else is. */
  private static final String PACKAGE = "REPL.";

  /**
   * The class that JShell's local engine of newer JDKs adds to a session, and whose method it calls
   * in all loops and methods, so that they can be stopped. Nobody typed it.
   */
  public static final String STOP_CHECK = PACKAGE + "$Cancel$";

  /** Of the URLs of classes that were typed in JShell. */
  private static final String JSHELL = "jshell";

  /** How those of the classes of {@code java Script.java} begin. */
  private static final String SCRIPT = "sourcelauncher-";

  private static final String WRAPPER = PACKAGE + "$JShell$";

  /** The bytes of classes whose loaders do not have them. */
  private static final Map<Class<?>, byte[]> REGISTERED =
      Collections.synchronizedMap(new WeakHashMap<>());

  /** Whether a class is one of the session's, of those where that is costly to find out. */
  private static final ClassValue<Boolean> IS_SESSION =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          return REGISTERED.containsKey(type) || snippet(type) != null || hidden(type) != null;
        }
      };

  private static volatile ByteSource source = type -> null;

  private SessionClasses() {}

  /** Asks this for the bytes of classes from now on whose loaders do not give them. */
  public static void install(ByteSource hiddenClasses) {
    source = hiddenClasses;
  }

  private static byte @Nullable [] hidden(Class<?> type) {
    return source.bytes(type);
  }

  /**
   * Makes a class one of the session's though its loader cannot tell, such as one that was defined
   * past the loader. To be called before the class is used.
   *
   * @param bytes the class file
   */
  public static void register(Class<?> type, byte[] bytes) {
    REGISTERED.put(type, bytes.clone());
    IS_SESSION.remove(type);
  }

  /**
   * Whether the class was typed into a session, here or in the session that a worker serves, or
   * travels as if it were.
   */
  public static boolean contains(Class<?> type) {
    return (isTyped(type) || TravelRules.isShipped(type)) && !TravelRules.isNamedOnly(type);
  }

  /**
   * A session keeps all classes it ever had, so what is easily told of them is not kept as well.
   */
  private static boolean isTyped(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    if (loader == null || type.isHidden() || type.isArray()) {
      return false;
    }
    if (loader instanceof Generation generation) {
      return generation.has(type.getName());
    }
    return (type.getName().startsWith(PACKAGE) && loader != ClassLoader.getSystemClassLoader())
        || IS_SESSION.get(type);
  }

  /**
   * Whether this is a class that JShell wraps around snippets, so that only its reached methods
   * count.
   */
  static boolean isWrapper(String name) {
    return name.startsWith(WRAPPER) && name.indexOf('$', WRAPPER.length()) < 0;
  }

  /** The bytes of a class as its loader has them now, or null where it hides them. */
  public static byte @Nullable [] bytes(Class<?> type) {
    byte[] registered = REGISTERED.get(type);
    if (registered != null) {
      return registered.clone();
    }
    URL snippet = snippet(type);
    byte[] hidden = snippet == null ? hidden(type) : null;
    if (hidden != null) {
      return hidden;
    }
    try (InputStream in = snippet == null ? stream(type) : snippet.openStream()) {
      return in == null ? null : ByteStreams.toByteArray(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Where the session's loader has the class, or null. It is asked past its parents, which would
   * search the whole class path first; they do not have the class, or it would be theirs.
   */
  private static @Nullable URL snippet(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    String resource = resource(type.getName());
    URL url = null;
    if (loader instanceof URLClassLoader nearest) {
      url = nearest.findResource(resource);
    } else if (loader != null) {
      url = loader.getResource(resource);
    }
    return url != null && isOfSession(url.getProtocol()) ? url : null;
  }

  private static boolean isOfSession(String protocol) {
    return protocol.equals(JSHELL) || protocol.startsWith(SCRIPT);
  }

  private static @Nullable InputStream stream(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    String resource = resource(type.getName());
    return loader == null
        ? ClassLoader.getSystemResourceAsStream(resource)
        : loader.getResourceAsStream(resource);
  }

  private static String resource(String name) {
    return name.replace('.', '/') + ".class";
  }
}
