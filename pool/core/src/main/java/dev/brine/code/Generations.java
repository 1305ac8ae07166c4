package dev.brine.code;

import dev.brine.error.BrineException;
import dev.brine.error.Internal;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** The loader generations of one worker that no map is using. Thread-safe. */
@Internal
public final class Generations {
  /** Old generations hold memory; a session seldom alternates between more than this many. */
  private static final int ROOM = 4;

  /**
   * A generation that holds more other classes than this is left behind: what is redefined has a
   * new name as a rule, so it would agree with all that comes and grow for ever.
   */
  private static final int MOST_OTHERS = 32;

  private final ClassLoader root;
  private final Deque<Generation> idle = new ArrayDeque<>();
  private final Map<List<String>, ClassLoader> parents = new HashMap<>();

  /** None yet; the root loader sees the worker's class path. */
  public Generations(ClassLoader root) {
    this.root = root;
  }

  /**
   * A generation for one map that holds this code: the one used last that agrees with it, or a new
   * one.
   */
  public synchronized Generation take(List<ClassCode> code, List<String> classPath) {
    for (Iterator<Generation> it = idle.iterator(); it.hasNext(); ) {
      Generation candidate = it.next();
      if (candidate.accepts(code, classPath)) {
        it.remove();
        if (candidate.countOthers(code) > MOST_OTHERS) {
          continue;
        }
        candidate.add(code);
        return candidate;
      }
    }
    Generation fresh = new Generation(parent(classPath), classPath);
    fresh.add(code);
    return fresh;
  }

  /** Takes a generation back after its map has ended. */
  public synchronized void giveBack(Generation generation) {
    if (generation.isReusable()) {
      idle.addFirst(generation);
      if (idle.size() > ROOM) {
        idle.removeLast();
      }
    }
  }

  /** A generation of its own, for code that is loaded once. */
  public static Generation single(ClassLoader root, List<ClassCode> code, List<String> classPath) {
    return new Generations(root).take(code, classPath);
  }

  private ClassLoader parent(List<String> classPath) {
    if (classPath.isEmpty()) {
      return root;
    }
    ClassLoader known = parents.get(classPath);
    if (known == null) {
      URL[] urls = new URL[classPath.size()];
      for (int i = 0; i < urls.length; i++) {
        urls[i] = url(classPath.get(i));
      }
      known = new URLClassLoader(urls, root);
      parents.put(classPath, known);
    }
    return known;
  }

  private static URL url(String text) {
    try {
      return URI.create(text).toURL();
    } catch (MalformedURLException | IllegalArgumentException e) {
      throw new BrineException("not a class path entry: " + text, e);
    }
  }
}
