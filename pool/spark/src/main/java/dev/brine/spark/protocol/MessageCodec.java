package dev.brine.spark.protocol;

import com.google.common.io.ByteArrayDataInput;
import com.google.common.io.ByteArrayDataOutput;
import com.google.common.io.ByteStreams;
import dev.brine.error.BrineException;
import dev.brine.error.Internal;
import dev.brine.wire.Frame;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Messages as frames. */
@Internal
public final class MessageCodec {
  private static final byte[] NOTHING = {};

  private MessageCodec() {}

  /** The frame that says this. */
  public static Frame encode(Message message) {
    ByteArrayDataOutput out = ByteStreams.newDataOutput();
    int type;
    byte[] payload = NOTHING;
    if (message instanceof Message.Configure m) {
      type = 1;
      out.writeInt(m.conf().size());
      m.conf()
          .forEach(
              (key, value) -> {
                text(out, key);
                text(out, value);
              });
      texts(out, m.classPath());
      out.writeInt(m.java());
      text(out, m.version());
      out.writeLong(m.startMillis());
    } else if (message instanceof Message.Terms m) {
      type = 2;
      out.writeLong(m.map());
      out.writeInt(m.limit());
      out.writeInt(m.batch());
      out.writeLong(m.timeoutNanos());
      out.writeInt(m.retries());
      out.writeBoolean(m.everywhere());
    } else if (message instanceof Message.Needs m) {
      type = 3;
      out.writeLong(m.map());
      texts(out, m.shared());
    } else if (message instanceof Message.AllSent m) {
      type = 4;
      out.writeLong(m.map());
    } else if (message instanceof Message.Up m) {
      type = 5;
      text(out, m.application());
      text(out, m.spark());
    } else if (message instanceof Message.Down m) {
      type = 6;
      text(out, m.why());
      text(out, m.worker());
    } else if (message instanceof Message.Fleet m) {
      type = 7;
      out.writeInt(m.executors().size());
      m.executors().forEach(each -> executor(out, each));
    } else if (message instanceof Message.Answers m) {
      type = 8;
      out.writeLong(m.map());
      out.writeLong(m.pid());
      payload = m.packed();
    } else if (message instanceof Message.Overdue m) {
      type = 9;
      out.writeLong(m.map());
      out.writeLong(m.index());
      out.writeInt(m.attempt());
      out.writeLong(m.pid());
    } else if (message instanceof Message.Lost m) {
      type = 10;
      out.writeLong(m.map());
      out.writeLong(m.index());
      out.writeInt(m.attempt());
      out.writeLong(m.pid());
      out.writeInt(m.exitCode());
      out.writeInt(m.ended());
      text(out, m.why());
    } else {
      Message.Failed m = (Message.Failed) message;
      type = 11;
      out.writeLong(m.map());
      text(out, m.why());
    }
    return new Frame.Extra(type, out.toByteArray(), payload);
  }

  /**
   * What a frame says.
   *
   * @throws BrineException if it says nothing
   */
  public static Message decode(Frame.Extra frame) {
    ByteArrayDataInput in = ByteStreams.newDataInput(frame.head());
    return switch (frame.type()) {
      case 1 -> new Message.Configure(pairs(in), texts(in), in.readInt(), text(in), in.readLong());
      case 2 ->
          new Message.Terms(
              in.readLong(),
              in.readInt(),
              in.readInt(),
              in.readLong(),
              in.readInt(),
              in.readBoolean());
      case 3 -> new Message.Needs(in.readLong(), texts(in));
      case 4 -> new Message.AllSent(in.readLong());
      case 5 -> new Message.Up(text(in), text(in));
      case 6 -> new Message.Down(text(in), text(in));
      case 7 -> new Message.Fleet(executors(in));
      case 8 -> new Message.Answers(in.readLong(), in.readLong(), frame.payload());
      case 9 -> new Message.Overdue(in.readLong(), in.readLong(), in.readInt(), in.readLong());
      case 10 ->
          new Message.Lost(
              in.readLong(),
              in.readLong(),
              in.readInt(),
              in.readLong(),
              in.readInt(),
              in.readInt(),
              text(in));
      case 11 -> new Message.Failed(in.readLong(), text(in));
      default -> throw new BrineException("no message has the type " + frame.type());
    };
  }

  private static void executor(ByteArrayDataOutput out, Message.Executor executor) {
    out.writeInt(executor.number());
    text(out, executor.host());
    out.writeLong(executor.pid());
    out.writeInt(executor.cores());
    out.writeInt(executor.running());
    out.writeLong(executor.tasks());
    out.writeLong(executor.busyNanos());
    out.writeLong(executor.cpuNanos());
    out.writeLong(executor.heapUsed());
    out.writeLong(executor.heapLimit());
    out.writeLong(executor.sent());
    out.writeLong(executor.received());
  }

  private static List<Message.Executor> executors(ByteArrayDataInput in) {
    List<Message.Executor> executors = new ArrayList<>();
    for (int i = in.readInt(); i > 0; i--) {
      executors.add(
          new Message.Executor(
              in.readInt(),
              text(in),
              in.readLong(),
              in.readInt(),
              in.readInt(),
              in.readLong(),
              in.readLong(),
              in.readLong(),
              in.readLong(),
              in.readLong(),
              in.readLong(),
              in.readLong()));
    }
    return executors;
  }

  private static void text(ByteArrayDataOutput out, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String text(ByteArrayDataInput in) {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static void texts(ByteArrayDataOutput out, List<String> texts) {
    out.writeInt(texts.size());
    texts.forEach(each -> text(out, each));
  }

  private static List<String> texts(ByteArrayDataInput in) {
    List<String> texts = new ArrayList<>();
    for (int i = in.readInt(); i > 0; i--) {
      texts.add(text(in));
    }
    return texts;
  }

  private static Map<String, String> pairs(ByteArrayDataInput in) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (int i = in.readInt(); i > 0; i--) {
      pairs.put(text(in), text(in));
    }
    return pairs;
  }
}
