package dev.brine.code;

import dev.brine.error.Internal;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a session added to its class path while it was running. */
@Internal
public final class SessionClassPath {
  private SessionClassPath() {}

  /**
   * The URLs that the loaders from this one up to the application's know, nearest last so that a
   * parent's entry wins, as it does in the session.
   */
  public static List<String> of(@Nullable ClassLoader loader) {
    List<String> urls = new ArrayList<>();
    ClassLoader application = ClassLoader.getSystemClassLoader();
    for (ClassLoader each = loader; each != null && each != application; each = each.getParent()) {
      if (each instanceof URLClassLoader known) {
        int position = 0;
        for (URL url : known.getURLs()) {
          urls.add(position++, url.toString());
        }
      }
    }
    return List.copyOf(urls);
  }
}
