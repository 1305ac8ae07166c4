package dev.brine.pickle;

import dev.brine.code.ClassCode;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A JVM that has only bytes and values: its main, and how a session calls it. */
public final class Elsewhere {
  private static DataInputStream in;
  private static DataOutputStream out;

  private Elsewhere() {}

  public static synchronized <A, R> R run(Function<? super A, ? extends R> f, A item)
      throws IOException {
    if (out == null) {
      Process process =
          new ProcessBuilder(
                  System.getProperty("java.home") + "/bin/java",
                  "--add-opens=java.base/java.lang=ALL-UNNAMED",
                  "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
                  "-cp",
                  System.getProperty("elsewhere.classpath", System.getProperty("java.class.path")),
                  Elsewhere.class.getName())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      in = new DataInputStream(process.getInputStream());
      out = new DataOutputStream(process.getOutputStream());
    }
    Capture capture = Capture.of(f);
    byte[] bytes = capture.writeItem(item);
    out.writeInt(capture.parcels().size());
    for (Parcel parcel : capture.parcels()) {
      out.writeInt(parcel.code().size());
      for (ClassCode code : parcel.code()) {
        out.writeUTF(code.name());
        out.writeBoolean(code.initialized());
        write(code.bytes());
      }
      out.writeInt(parcel.classPath().size());
      for (String url : parcel.classPath()) {
        out.writeUTF(url);
      }
      write(parcel.graph());
    }
    write(bytes);
    out.flush();
    boolean ok = in.readBoolean();
    Object result = capture.readResult(in.readNBytes(in.readInt()));
    if (!ok) {
      throw new IllegalStateException("there: " + result, (Throwable) result);
    }
    @SuppressWarnings("unchecked")
    R typed = (R) result;
    return typed;
  }

  private static void write(byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  @SuppressWarnings("unchecked")
  public static void main(String[] args) throws IOException {
    PrintStream answers = System.out;
    System.setOut(System.err);
    in = new DataInputStream(System.in);
    out = new DataOutputStream(answers);
    while (true) {
      Replica replica = Replica.create();
      int parcels = in.readInt();
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
      byte[] item = in.readNBytes(in.readInt());
      byte[] answer;
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
      write(answer);
      out.flush();
      replica.close();
    }
  }
}
