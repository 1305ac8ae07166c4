package dev.brine.pickle;

import dev.brine.code.ClassCode;
import dev.brine.payload.Payload;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** A JVM that has only bytes and values: its main, and how a session calls it. */
public final class Elsewhere implements AutoCloseable {
  private static Elsewhere shared;

  private final Process process;
  private final DataInputStream in;
  private final DataOutputStream out;

  private Elsewhere(Process process) {
    this.process = process;
    in = new DataInputStream(process.getInputStream());
    out = new DataOutputStream(process.getOutputStream());
  }

  /** A JVM of the caller's own, to be closed by it. */
  public static Elsewhere start() throws IOException {
    return new Elsewhere(
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
                "-cp",
                System.getProperty("elsewhere.classpath", System.getProperty("java.class.path")),
                Elsewhere.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start());
  }

  /** Calls the function in a JVM that lives as long as this one, or until it is closed. */
  public static synchronized <A, R> R run(Function<? super A, ? extends R> f, A item)
      throws IOException {
    if (shared == null) {
      shared = start();
    }
    return shared.call(f, item);
  }

  /** Ends the JVM of {@link #run}, if there is one. */
  static synchronized void closeShared() {
    if (shared != null) {
      shared.close();
      shared = null;
    }
  }

  /** Calls the function there. */
  public synchronized <A, R> R call(Function<? super A, ? extends R> f, A item) throws IOException {
    Capture capture = Capture.of(f);
    byte[] bytes = capture.writeItem(item).pack();
    out.writeInt(capture.parcels().size());
    for (Parcel parcel : capture.parcels()) {
      out.writeInt(parcel.code().size());
      for (ClassCode code : parcel.code()) {
        out.writeUTF(code.name());
        out.writeBoolean(code.initialized());
        write(out, code.bytes());
      }
      out.writeInt(parcel.classPath().size());
      for (String url : parcel.classPath()) {
        out.writeUTF(url);
      }
      write(out, parcel.graph().pack());
    }
    write(out, bytes);
    out.flush();
    boolean ok = in.readBoolean();
    Object result = capture.readResult(Payload.unpack(in.readNBytes(in.readInt())));
    if (!ok) {
      throw new IllegalStateException("there: " + result, (Throwable) result);
    }
    @SuppressWarnings("unchecked")
    R typed = (R) result;
    return typed;
  }

  /** Ends the JVM. */
  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** A lambda of code that both sides have, made without being serializable. */
  public static Function<Integer, Integer> fromLibrary(int k) {
    return x -> x + k;
  }

  /** Whether a function becomes the same bytes each time, so that a worker can know it again. */
  public static boolean alikeTwice(Object function) {
    List<Parcel> first = Capture.of(function).parcels();
    List<Parcel> second = Capture.of(function).parcels();
    return first.size() == 1
        && second.size() == 1
        && !first.get(0).code().isEmpty()
        && first.get(0).code().equals(second.get(0).code())
        && Arrays.equals(first.get(0).graph().pack(), second.get(0).graph().pack());
  }

  private static void write(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  @SuppressWarnings("unchecked")
  public static void main(String[] args) throws IOException {
    PrintStream answers = System.out;
    System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.err), true));
    DataInputStream in = new DataInputStream(System.in);
    DataOutputStream out = new DataOutputStream(answers);
    while (true) {
      Replica replica = Replica.create();
      int parcels;
      try {
        parcels = in.readInt();
      } catch (EOFException theSessionHasEnded) {
        return;
      }
      Throwable failure = null;
      for (int i = 0; i < parcels; i++) {
        List<ClassCode> code = new ArrayList<>();
        int classes = in.readInt();
        for (int j = 0; j < classes; j++) {
          String name = in.readUTF();
          boolean initialized = in.readBoolean();
          code.add(new ClassCode(name, in.readNBytes(in.readInt()), initialized));
        }
        List<String> urls = new ArrayList<>();
        int n = in.readInt();
        for (int j = 0; j < n; j++) {
          urls.add(in.readUTF());
        }
        byte[] graph = in.readNBytes(in.readInt());
        try {
          replica.open(new Parcel(code, urls, graph));
        } catch (Throwable e) {
          failure = e;
        }
      }
      Payload item = Payload.unpack(in.readNBytes(in.readInt()));
      Payload answer;
      try {
        if (failure != null) {
          throw failure;
        }
        Thread.currentThread().setContextClassLoader(replica.loader());
        Object value =
            ((Function<Object, Object>) replica.function()).apply(replica.readItem(item));
        answer = replica.writeResult(value);
        out.writeBoolean(true);
      } catch (Throwable e) {
        answer = replica.writeThrown(e);
        out.writeBoolean(false);
      }
      write(out, answer.pack());
      out.flush();
      replica.close();
    }
  }
}
