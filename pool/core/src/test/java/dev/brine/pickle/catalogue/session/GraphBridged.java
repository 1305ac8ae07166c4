package dev.brine.pickle.catalogue.session;

import dev.brine.pickle.generated.Told;
import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectInputStream;
import java.io.ObjectOutput;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** Classes of a user that write themselves by java.io serialization, or have a say in it. */
@SuppressWarnings("serial") // what they hold need not be serializable
final class GraphBridged {
  private GraphBridged() {}

  /** A list with fields. */
  static final class Titled extends ArrayList<@Nullable Object> implements Told {
    private static final long serialVersionUID = 1L;

    private final int tag;
    @Nullable Object extra;

    Titled(int tag) {
      this.tag = tag;
    }

    @Override
    public @Nullable Object[] told() {
      return new Object[] {tag, extra};
    }
  }

  /** A map with fields. */
  static final class Table extends HashMap<@Nullable Object, @Nullable Object> implements Told {
    private static final long serialVersionUID = 1L;

    private final int tag;
    @Nullable Object extra;

    Table(int tag) {
      this.tag = tag;
    }

    @Override
    public @Nullable Object[] told() {
      return new Object[] {tag, extra};
    }
  }

  /** A cache as everybody writes it. */
  static final class Recent extends LinkedHashMap<@Nullable Object, @Nullable Object>
      implements Told {
    private static final long serialVersionUID = 1L;

    private final int tag;

    Recent(int tag) {
      super(16, 0.75f, true);
      this.tag = tag;
    }

    @Override
    public @Nullable Object[] told() {
      return new Object[] {tag};
    }
  }

  /** A class with hooks. */
  static final class Hooked implements Serializable, Told {
    private static final long serialVersionUID = 1L;

    private final int tag;
    private transient int doubled;
    @Nullable Object partner;

    Hooked(int tag) {
      this.tag = tag;
      doubled = 2 * tag;
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
      out.defaultWriteObject();
      out.writeInt(doubled / 2);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      doubled = in.readInt() * 2;
    }

    @Override
    public @Nullable Object[] told() {
      return new Object[] {tag, doubled, partner};
    }
  }

  /** A class with the other protocol of java.io. */
  static final class Outside implements Externalizable, Told {
    private static final long serialVersionUID = 1L;

    private int tag;
    @Nullable Object held;

    /** For the reader. */
    public Outside() {}

    Outside(int tag) {
      this.tag = tag;
    }

    @Override
    public void writeExternal(ObjectOutput out) throws IOException {
      out.writeInt(tag);
      out.writeObject(held);
    }

    @Override
    public void readExternal(ObjectInput in) throws IOException, ClassNotFoundException {
      tag = in.readInt();
      held = in.readObject();
    }

    @Override
    public @Nullable Object[] told() {
      return new Object[] {tag, held};
    }
  }

  /** A class that may name another object for itself, and names itself. */
  static final class Resolved implements Serializable, Told {
    private static final long serialVersionUID = 1L;

    private final int tag;
    @Nullable Object held;

    Resolved(int tag) {
      this.tag = tag;
    }

    private Object readResolve() {
      return this;
    }

    @Override
    public @Nullable Object[] told() {
      return new Object[] {tag, held};
    }
  }

  /** An exception with a payload. */
  static final class Fault extends RuntimeException implements Told {
    private static final long serialVersionUID = 1L;

    private final int tag;
    @Nullable Object payload;

    Fault(int tag) {
      super("fault " + tag);
      this.tag = tag;
    }

    @Override
    public @Nullable Object[] told() {
      return new Object[] {tag, payload};
    }
  }
}
