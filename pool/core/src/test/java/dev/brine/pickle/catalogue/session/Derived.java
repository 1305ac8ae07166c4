package dev.brine.pickle.catalogue.session;

import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectInputStream;
import java.io.ObjectOutput;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Classes as users derive them from the JDK's, and with hooks of java.io. */
final class Derived {
  private Derived() {}

  /** A list with a field. */
  static final class Titled extends ArrayList<Shapes.Point> {
    private static final long serialVersionUID = 1L;

    final String title;

    Titled(String title) {
      this.title = title;
    }
  }

  /** A map with a field that need not be Serializable. */
  static final class Defaulting extends HashMap<String, Integer> {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // the engine does not ask
    final Function<String, Integer> fallback;

    Defaulting(Function<String, Integer> fallback) {
      this.fallback = fallback;
    }

    @Override
    public Integer get(Object key) {
      Integer value = super.get(key);
      return value != null ? value : fallback.apply((String) key);
    }
  }

  /** A list that computes its elements. */
  static final class Squares extends AbstractList<Integer> {
    private final int size;

    Squares(int size) {
      this.size = size;
    }

    @Override
    public Integer get(int index) {
      return index * index;
    }

    @Override
    public int size() {
      return size;
    }
  }

  /** An iterator of the user's own, which is nothing but its fields. */
  static final class Countdown implements Iterator<Integer> {
    private int next;

    Countdown(int first) {
      next = first;
    }

    @Override
    public boolean hasNext() {
      return next > 0;
    }

    @Override
    public Integer next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return next--;
    }
  }

  /** A counter of the user's own. */
  static final class Hits extends AtomicInteger {
    private static final long serialVersionUID = 1L;

    final String page;

    Hits(String page) {
      this.page = page;
    }
  }

  /** The map that everybody writes for a small cache. */
  static final class Recent extends LinkedHashMap<Integer, Shapes.Point> {
    private static final long serialVersionUID = 1L;

    private final int room;

    Recent(int room) {
      super(16, 0.75f, true);
      this.room = room;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Integer, Shapes.Point> eldest) {
      return size() > room;
    }
  }

  /** A thread of the user's own. */
  static final class Worker extends Thread {}

  /** A class that writes itself. */
  static final class Hooked implements Serializable {
    private static final long serialVersionUID = 1L;

    transient int doubled;

    Hooked(int doubled) {
      this.doubled = doubled;
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
      out.defaultWriteObject();
      out.writeInt(doubled / 2);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      doubled = in.readInt() * 2;
    }
  }

  /** A class of one object. */
  static final class Single implements Serializable {
    private static final long serialVersionUID = 1L;
    static final Single INSTANCE = new Single();

    private Single() {}

    private Object readResolve() {
      return INSTANCE;
    }
  }

  /** A class that stands in for itself by another. */
  static final class Temperature implements Serializable {
    private static final long serialVersionUID = 1L;

    final double celsius;

    Temperature(double celsius) {
      this.celsius = celsius;
    }

    private Object writeReplace() {
      return new Kelvin(celsius + 273.15);
    }

    /** The stand-in. */
    private static final class Kelvin implements Serializable {
      private static final long serialVersionUID = 1L;

      private final double kelvin;

      Kelvin(double kelvin) {
        this.kelvin = kelvin;
      }

      private Object readResolve() {
        return new Temperature(kelvin - 273.15);
      }
    }
  }

  /** A class with the other protocol of java.io. */
  static final class External implements Externalizable {
    private static final long serialVersionUID = 1L;

    @Nullable String text;

    /** For the reader. */
    public External() {}

    @Override
    public void writeExternal(ObjectOutput out) throws IOException {
      out.writeUTF(text);
    }

    @Override
    public void readExternal(ObjectInput in) throws IOException {
      text = in.readUTF();
    }
  }

  /** An exception whose payload is not Serializable. */
  static final class Overdrawn extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // the engine does not ask
    final Shapes.Point where;

    Overdrawn(String message, Shapes.Point where, Throwable cause) {
      super(message, cause);
      this.where = where;
    }
  }
}
