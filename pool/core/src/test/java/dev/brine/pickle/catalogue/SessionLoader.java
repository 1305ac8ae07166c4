package dev.brine.pickle.catalogue;

import dev.brine.pickle.generated.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Defines the classes of the package {@code session} as a session's, under names that no class path
 * has: it answers for their bytes with URLs of JShell's protocol.
 */
public final class SessionLoader extends ClassLoader {
  /** Equally long, so that renaming a class is replacing bytes. */
  private static final String ON_CLASS_PATH = "catalogue/session/";

  private static final String HERE = "catalogue/snippet/";
  private static final String PACKAGE = SessionLoader.class.getPackageName() + ".snippet.";

  /** A new session. */
  public SessionLoader() {
    super(SessionLoader.class.getClassLoader());
  }

  /** The rows about what a user typed. */
  @SuppressWarnings("unchecked")
  List<TypeRow> rows() {
    return ((Supplier<List<TypeRow>>) make("UserTypes")).get();
  }

  /** The kinds of objects of generated graphs that are of the session's classes. */
  @SuppressWarnings("unchecked")
  public List<Kind> kinds() {
    return ((Supplier<List<Kind>>) make("GraphShapes")).get();
  }

  /** An object of the session's class that holds another twice. */
  public Inside inside(Object value) {
    Inside inside = (Inside) make("Holder");
    inside.fill(value);
    return inside;
  }

  private Object make(String simpleName) {
    try {
      return loadClass(PACKAGE + simpleName).getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(simpleName, e);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      if (known != null || !name.startsWith(PACKAGE)) {
        return known != null ? known : super.loadClass(name, resolve);
      }
      byte[] bytes = bytes(name.replace('.', '/') + ".class");
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, bytes, 0, bytes.length);
    }
  }

  @Override
  public @Nullable URL getResource(String resource) {
    return isOurs(resource) ? findResource(resource) : super.getResource(resource);
  }

  @Override
  protected @Nullable URL findResource(String resource) {
    byte[] bytes = isOurs(resource) ? bytes(resource) : null;
    try {
      return bytes == null ? null : new URL("jshell", null, 0, "/" + resource, new Bytes(bytes));
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(resource, e);
    }
  }

  private static boolean isOurs(String resource) {
    return resource.startsWith(PACKAGE.replace('.', '/'));
  }

  private byte @Nullable [] bytes(String resource) {
    try (InputStream in = getParent().getResourceAsStream(resource.replace(HERE, ON_CLASS_PATH))) {
      return in == null ? null : renamed(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] renamed(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1)
        .replace(ON_CLASS_PATH, HERE)
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Answers for one resource. */
  private static final class Bytes extends URLStreamHandler {
    private final byte[] content;

    Bytes(byte[] content) {
      this.content = content;
    }

    @Override
    protected URLConnection openConnection(URL url) {
      return new URLConnection(url) {
        @Override
        public void connect() {}

        @Override
        public InputStream getInputStream() {
          return new ByteArrayInputStream(content);
        }
      };
    }
  }
}
