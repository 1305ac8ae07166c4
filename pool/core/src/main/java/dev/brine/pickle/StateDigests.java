package dev.brine.pickle;

import com.esotericsoftware.kryo.io.KryoBufferOverflowException;
import com.google.common.base.Ticker;
import com.google.common.hash.HashCode;
import com.google.common.hash.Hashing;
import dev.brine.error.CaptureException;
import java.lang.ref.Reference;
import java.text.Format;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Hashes over the state of named roots, to tell later which of them were changed. What is large, or
 * takes long, or cannot be written, counts as unchanged: that this says nothing must never cost
 * anything. Not thread-safe.
 */
final class StateDigests {
  /** The largest graph that is looked at, in bytes. */
  static final int MOST_OF_ROOT = 1024 * 1024;

  /** The most that is looked at altogether, in bytes. */
  static final int MOST_OF_ALL = 4 * 1024 * 1024;

  /** The most objects of one graph, since these cost more than their bytes. */
  static final int MOST_OBJECTS = 20_000;

  /** The most objects altogether. */
  static final int MOST_OBJECTS_OF_ALL = 50_000;

  private record Digest(Object root, HashCode hash) {}

  private final Ticker ticker;
  private final Map<String, Digest> digests = new LinkedHashMap<>();
  private final Set<String> known = new HashSet<>();
  private long patience;
  private long end;
  private int left = MOST_OF_ALL;
  private int objectsLeft = MOST_OBJECTS_OF_ALL;

  StateDigests(Ticker ticker) {
    this.ticker = ticker;
  }

  /** What follows may take so long, and {@link #changed} as long again. */
  void begin(long nanos) {
    patience = nanos;
    end = ticker.read() + nanos;
  }

  /** Notes the state of a root that was not added yet. */
  void add(String name, Object root) {
    if (!known.add(name)) {
      return;
    }
    try {
      Limits limits = new Limits();
      byte[] graph =
          write(root, limits, Math.min(MOST_OF_ROOT, left), Math.min(MOST_OBJECTS, objectsLeft));
      left -= graph.length;
      objectsLeft -= limits.objects;
      digests.put(name, new Digest(root, hash(graph)));
    } catch (RuntimeException | LinkageError | StackOverflowError unknown) {
      // Then nothing is said of it.
    }
  }

  /** The names of the roots that are not as they were. */
  List<String> changed() {
    begin(patience);
    List<String> changed = new ArrayList<>();
    digests.forEach(
        (name, digest) -> {
          if (isChanged(digest)) {
            changed.add(name);
          }
        });
    return changed;
  }

  private boolean isChanged(Digest digest) {
    try {
      return !hash(write(digest.root(), new Limits(), MOST_OF_ROOT, MOST_OBJECTS))
          .equals(digest.hash());
    } catch (KryoBufferOverflowException grown) {
      return true;
    } catch (RuntimeException | LinkageError | StackOverflowError unknown) {
      return false;
    }
  }

  private static byte[] write(Object root, Limits limits, int mostBytes, int mostObjects) {
    return GraphWriter.forSmallGraphs(limits, mostBytes, mostObjects).write(root).bytes();
  }

  private static HashCode hash(byte[] graph) {
    return Hashing.murmur3_128().hashBytes(graph);
  }

  /** Ends the writing of what takes too long, or changes by being used or by itself. */
  private final class Limits implements Discovery {
    private int objects;

    @Override
    public void type(Class<?> type) {
      if (Reference.class.isAssignableFrom(type)
          || WeakHashMap.class.isAssignableFrom(type)
          || RandomGenerator.class.isAssignableFrom(type)
          || Format.class.isAssignableFrom(type)) {
        throw new CaptureException(List.of(), "it changes though nobody changes it");
      }
      objects++;
      if (ticker.read() - end > 0) {
        throw new CaptureException(List.of(), "it takes long to write");
      }
    }

    @Override
    public void lambda(LambdaShape shape, Class<?> capturing) {}

    @Override
    public @Nullable Object next() {
      return null;
    }
  }
}
