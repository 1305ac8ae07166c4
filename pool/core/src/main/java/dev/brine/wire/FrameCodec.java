package dev.brine.wire;

import com.google.common.io.ByteArrayDataInput;
import com.google.common.io.ByteArrayDataOutput;
import com.google.common.io.ByteStreams;
import dev.brine.code.ClassCode;
import dev.brine.payload.Payload;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Frames as bytes: a type, a small head and a payload that may be large. Text goes as payload or as
 * counted UTF-8, since {@code writeUTF} ends at 64 KiB. Tasks and results, of which there are many,
 * are written and read without heads of their own.
 */
final class FrameCodec {
  static final byte TASK = 4;
  static final byte RESULT = 5;

  /**
   * No frame by itself: an array that belongs to the payload of the next frame. Its head is its
   * kind; where others say how many bytes their payload has, it says how many elements it has.
   */
  static final byte ARRAY = 19;

  private static final byte PARCEL = 3;
  private static final byte SHARE = 15;

  /** The heads of the frames that there are many of: three numbers and the attempt. */
  static final int TASK_HEAD = 3 * Long.BYTES + Integer.BYTES;

  /** As above: four numbers and the kind. */
  static final int RESULT_HEAD = 4 * Long.BYTES + 1;

  /** No head of theirs is longer. */
  static final int SMALL_HEAD = RESULT_HEAD;

  private static final byte[] NOTHING = {};

  private FrameCodec() {}

  /** A frame taken apart. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Parts(byte type, byte[] head, Payload payload) {
    Parts(byte type, byte[] head, byte[] payload) {
      this(type, head, Payload.of(payload));
    }
  }

  static Parts encode(Frame frame) {
    ByteArrayDataOutput head = ByteStreams.newDataOutput();
    if (frame instanceof Frame.Print print) {
      head.writeLong(print.map());
      head.writeBoolean(print.error());
      return new Parts((byte) 6, head.toByteArray(), print.text().getBytes(StandardCharsets.UTF_8));
    } else if (frame instanceof Frame.Show show) {
      head.writeLong(show.map());
      return new Parts((byte) 18, head.toByteArray(), show.value());
    } else if (frame instanceof Frame.Answered answered) {
      head.writeLong(answered.position());
      return new Parts((byte) 21, head.toByteArray(), NOTHING);
    } else if (frame instanceof Frame.Hello hello) {
      writeText(head, hello.token());
      writeText(head, hello.version());
      return new Parts((byte) 1, head.toByteArray(), NOTHING);
    } else if (frame instanceof Frame.Code code) {
      writeText(head, code.code().name());
      head.writeBoolean(code.code().initialized());
      return new Parts((byte) 2, head.toByteArray(), code.code().bytes());
    } else if (frame instanceof Frame.Parcel parcel) {
      head.writeLong(parcel.map());
      writeTexts(head, parcel.hashes());
      writeTexts(head, parcel.classPath());
      return new Parts(PARCEL, head.toByteArray(), parcel.graph());
    } else if (frame instanceof Frame.Cancel cancel) {
      head.writeLong(cancel.map());
      return new Parts((byte) 7, head.toByteArray(), NOTHING);
    } else if (frame instanceof Frame.EndMap endMap) {
      head.writeLong(endMap.map());
      return new Parts((byte) 8, head.toByteArray(), NOTHING);
    } else if (frame instanceof Frame.Begin begin) {
      head.writeLong(begin.map());
      head.writeLong(begin.seed());
      head.writeBoolean(begin.watched());
      return new Parts((byte) 11, head.toByteArray(), NOTHING);
    } else if (frame instanceof Frame.Changed changed) {
      head.writeLong(changed.map());
      writeTexts(head, changed.names());
      return new Parts((byte) 12, head.toByteArray(), NOTHING);
    } else if (frame instanceof Frame.Vitals vitals) {
      head.writeLong(vitals.heapUsed());
      head.writeLong(vitals.heapLimit());
      return new Parts((byte) 14, head.toByteArray(), NOTHING);
    } else if (frame instanceof Frame.Share share) {
      writeText(head, share.id());
      return new Parts(SHARE, head.toByteArray(), share.value());
    } else if (frame instanceof Frame.Unshare unshare) {
      writeText(head, unshare.id());
      return new Parts((byte) 16, head.toByteArray(), NOTHING);
    } else if (frame instanceof Frame.Extra extra) {
      head.writeInt(extra.type());
      head.write(extra.head());
      return new Parts((byte) 17, head.toByteArray(), extra.payload());
    }
    return new Parts(bare(frame), NOTHING, NOTHING);
  }

  private static byte bare(Frame frame) {
    if (frame instanceof Frame.Ask) {
      return 13;
    }
    return (byte) (frame instanceof Frame.ForgetCode ? 10 : 9);
  }

  static Frame decode(Parts parts) throws MalformedFrameException {
    if (isFrequent(parts.type())) {
      byte[] bytes = parts.head();
      return decode(parts.type(), ByteBuffer.wrap(bytes), bytes.length, parts.payload());
    }
    if (!parts.payload().arrays().isEmpty() && !takesArrays(parts.type())) {
      throw new MalformedFrameException("a frame of type " + parts.type() + " takes no arrays");
    }
    ByteArrayDataInput head = ByteStreams.newDataInput(parts.head());
    byte[] payload = parts.payload().bytes();
    try {
      return switch (parts.type()) {
        case 1 -> new Frame.Hello(readText(head), readText(head));
        case 2 -> new Frame.Code(new ClassCode(readText(head), payload, head.readBoolean()));
        case PARCEL ->
            new Frame.Parcel(head.readLong(), readTexts(head), readTexts(head), parts.payload());
        case 6 -> {
          long map = head.readLong();
          boolean error = head.readBoolean();
          yield new Frame.Print(map, error, new String(payload, StandardCharsets.UTF_8));
        }
        case 7 -> new Frame.Cancel(head.readLong());
        case 8 -> new Frame.EndMap(head.readLong());
        case 9 -> new Frame.Shutdown();
        case 10 -> new Frame.ForgetCode();
        case 11 -> new Frame.Begin(head.readLong(), head.readLong(), head.readBoolean());
        case 12 -> new Frame.Changed(head.readLong(), readTexts(head));
        case 13 -> new Frame.Ask();
        case 14 -> new Frame.Vitals(head.readLong(), head.readLong());
        case SHARE -> new Frame.Share(readText(head), parts.payload());
        case 16 -> new Frame.Unshare(readText(head));
        case 17 -> {
          byte[] rest = Arrays.copyOfRange(parts.head(), Integer.BYTES, parts.head().length);
          yield new Frame.Extra(head.readInt(), rest, payload);
        }
        case 18 -> new Frame.Show(head.readLong(), payload);
        case 21 -> new Frame.Answered(head.readLong());
        default -> throw new MalformedFrameException("no frame has the type " + parts.type());
      };
    } catch (RuntimeException tooShort) {
      throw new MalformedFrameException("a frame of type " + parts.type() + " has a broken head");
    }
  }

  private static boolean takesArrays(byte type) {
    return isFrequent(type) || type == PARCEL || type == SHARE;
  }

  /** Whether frames of this type are many. */
  static boolean isFrequent(byte type) {
    return type == TASK || type == RESULT;
  }

  /** A task or a result whose head has so many bytes. */
  static Frame decode(byte type, ByteBuffer head, int length, Payload payload)
      throws MalformedFrameException {
    if (length != (type == TASK ? TASK_HEAD : RESULT_HEAD)) {
      throw new MalformedFrameException("a frame of type " + type + " has a broken head");
    }
    if (type == TASK) {
      return new Frame.Task(head.getLong(), head.getLong(), head.getLong(), head.getInt(), payload);
    }
    long number = head.getLong();
    Frame.Kind kind = kind(head.get());
    return new Frame.Result(number, kind, head.getLong(), head.getLong(), head.getLong(), payload);
  }

  static Frame.Kind kind(byte code) throws MalformedFrameException {
    Frame.Kind kind = Frame.Kind.of(code);
    if (kind == null) {
      throw new MalformedFrameException("no task ends with " + code);
    }
    return kind;
  }

  private static void writeText(ByteArrayDataOutput head, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    head.writeInt(bytes.length);
    head.write(bytes);
  }

  private static String readText(ByteArrayDataInput head) {
    byte[] bytes = new byte[head.readInt()];
    head.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static void writeTexts(ByteArrayDataOutput head, List<String> texts) {
    head.writeInt(texts.size());
    texts.forEach(text -> writeText(head, text));
  }

  private static List<String> readTexts(ByteArrayDataInput head) {
    int size = head.readInt();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      texts.add(readText(head));
    }
    return texts;
  }
}
