package dev.brine.pickle;

import com.google.common.hash.HashCode;
import com.google.common.hash.Hashing;
import dev.brine.code.ClassCode;
import dev.brine.error.BrineException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A parcel as bytes that may be kept: the four letters {@code BRNE}, the format's version, the JDK
 * that wrote it, the SHA-256 of what follows, then classes, class path and graph.
 */
final class ParcelFormat {
  private static final int MAGIC = 0x42524E45;
  private static final int VERSION = 1;
  private static final int HASH_LENGTH = 32;

  private ParcelFormat() {}

  static byte[] write(Parcel parcel) {
    return write(parcel, Runtime.version().feature());
  }

  /** As if a JDK of this feature release wrote it. */
  static byte[] write(Parcel parcel, int jdk) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(content);
        DataOutputStream head = new DataOutputStream(whole)) {
      out.writeInt(parcel.code().size());
      for (ClassCode code : parcel.code()) {
        writeBytes(out, code.name().getBytes(StandardCharsets.UTF_8));
        out.writeBoolean(code.initialized());
        writeBytes(out, code.bytes());
      }
      out.writeInt(parcel.classPath().size());
      for (String url : parcel.classPath()) {
        writeBytes(out, url.getBytes(StandardCharsets.UTF_8));
      }
      writeBytes(out, parcel.graph().pack());
      head.writeInt(MAGIC);
      head.writeShort(VERSION);
      head.writeShort(jdk);
      head.write(hash(content.toByteArray(), jdk).asBytes());
      content.writeTo(head);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // not in memory
    }
    return whole.toByteArray();
  }

  /**
   * @throws BrineException if these are no bytes of a parcel, or not all of them, or others, or if
   *     a later Brine or JDK wrote them
   */
  static Parcel read(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readInt() != MAGIC) {
        throw new BrineException("this is no parcel of Brine: it does not begin with BRNE");
      }
      int version = in.readUnsignedShort();
      if (version > VERSION) {
        throw new BrineException(
            "this parcel has format %d, written by a newer Brine; this one reads up to format %d"
                .formatted(version, VERSION));
      }
      int jdk = in.readUnsignedShort();
      byte[] hash = in.readNBytes(HASH_LENGTH);
      byte[] content = in.readAllBytes();
      if (!Arrays.equals(hash, hash(content, jdk).asBytes())) {
        throw new BrineException("this parcel was altered, or cut short: its hash does not fit");
      }
      if (jdk > Runtime.version().feature()) {
        throw new BrineException(
            "this parcel was written on JDK %d and cannot be read on %d; use JDK %d or newer"
                .formatted(jdk, Runtime.version().feature(), jdk));
      }
      return readContent(content);
    } catch (EOFException tooShort) {
      throw new BrineException("this is no parcel of Brine, or it was cut short", tooShort);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // not in memory
    }
  }

  private static Parcel readContent(byte[] content) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(content));
    List<ClassCode> code = new ArrayList<>();
    for (int i = in.readInt(); i > 0; i--) {
      String name = readText(in);
      boolean initialized = in.readBoolean();
      code.add(new ClassCode(name, readBytes(in), initialized));
    }
    List<String> classPath = new ArrayList<>();
    for (int i = in.readInt(); i > 0; i--) {
      classPath.add(readText(in));
    }
    return new Parcel(code, classPath, readBytes(in));
  }

  private static HashCode hash(byte[] content, int jdk) {
    return Hashing.sha256().newHasher().putInt(VERSION).putInt(jdk).putBytes(content).hash();
  }

  private static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte[] readBytes(DataInputStream in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return bytes;
  }

  private static String readText(DataInputStream in) throws IOException {
    return new String(readBytes(in), StandardCharsets.UTF_8);
  }
}
