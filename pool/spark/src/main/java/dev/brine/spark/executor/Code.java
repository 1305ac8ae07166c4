package dev.brine.spark.executor;

import dev.brine.code.ClassCode;
import dev.brine.error.Internal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The classes of one parcel as bytes. */
@Internal
public final class Code {
  private Code() {}

  /** Writes them. */
  public static byte[] write(List<ClassCode> classes) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(classes.size());
      for (ClassCode each : classes) {
        byte[] name = each.name().getBytes(StandardCharsets.UTF_8);
        out.writeInt(name.length);
        out.write(name);
        out.writeBoolean(each.initialized());
        out.writeInt(each.bytes().length);
        out.write(each.bytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // not in memory
    }
    return bytes.toByteArray();
  }

  static List<ClassCode> read(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      List<ClassCode> classes = new ArrayList<>();
      for (int i = in.readInt(); i > 0; i--) {
        String name = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
        boolean initialized = in.readBoolean();
        classes.add(new ClassCode(name, in.readNBytes(in.readInt()), initialized));
      }
      return classes;
    } catch (IOException e) {
      throw new UncheckedIOException(e); // not in memory
    }
  }
}
