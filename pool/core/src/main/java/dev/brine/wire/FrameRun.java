package dev.brine.wire;

import dev.brine.payload.Payload;
import java.nio.ByteBuffer;

/**
 * The last task and the last result on a line. Most follow the one before in all that their heads
 * say; then only what differs is written, behind the length of it all. Writer and reader each have
 * one of these. Not thread-safe.
 */
final class FrameRun {
  static final byte NEXT_TASK = 22;
  static final byte NEXT_RESULT = 23;

  /** With a larger payload nothing is gained. */
  private static final int LARGEST_PAYLOAD = 1024;

  /** No frame of a run has more bytes behind its length. */
  static final int LONGEST = 1 + 3 * VarLong.LONGEST + LARGEST_PAYLOAD;

  /** And its type and length have no more than that. */
  static final int PREFIX = 1 + VarLong.LONGEST;

  private boolean hasTask;
  private long map;
  private long taskNumber;
  private long index;
  private int attempt;
  private boolean hasResult;
  private long resultNumber;
  private long begun;

  static boolean isNext(byte type) {
    return type == NEXT_TASK || type == NEXT_RESULT;
  }

  void note(Frame.Task task) {
    hasTask = true;
    map = task.map();
    taskNumber = task.number();
    index = task.index();
    attempt = task.attempt();
  }

  void note(Frame.Result result) {
    hasResult = true;
    resultNumber = result.number();
    begun = result.begun();
  }

  /** Whether it follows the last task. */
  boolean continues(Frame.Task task) {
    return hasTask
        && task.map() == map
        && task.number() == taskNumber + 1
        && task.index() == index + 1
        && task.attempt() == attempt
        && isSmall(task.item());
  }

  /** Whether it follows the last result. */
  boolean continues(Frame.Result result) {
    return hasResult && result.number() == resultNumber + 1 && isSmall(result.payload());
  }

  private static boolean isSmall(Payload payload) {
    return payload.arrays().isEmpty() && payload.bytes().length <= LARGEST_PAYLOAD;
  }

  /** Writes a task that {@link #continues}; the buffer has room for it. Gives its length. */
  static int put(ByteBuffer buffer, Frame.Task task) {
    int start = buffer.position();
    buffer.put(NEXT_TASK);
    byte[] item = task.item().bytes();
    VarLong.put(buffer, item.length);
    buffer.put(item);
    return buffer.position() - start;
  }

  /** Writes a result that {@link #continues}; the buffer has room for it. Gives its length. */
  int put(ByteBuffer buffer, Frame.Result result) {
    int start = buffer.position();
    long later = result.begun() - begun;
    byte[] payload = result.payload().bytes();
    int head =
        1 + VarLong.size(later) + VarLong.size(result.nanos()) + VarLong.size(result.overhead());
    buffer.put(NEXT_RESULT);
    VarLong.put(buffer, head + payload.length);
    buffer.put(result.kind().code());
    VarLong.put(buffer, later);
    VarLong.put(buffer, result.nanos());
    VarLong.put(buffer, result.overhead());
    buffer.put(payload);
    return buffer.position() - start;
  }

  /**
   * The frame of this type whose content is all of the buffer up to this end.
   *
   * @throws MalformedFrameException if it follows nothing, or is none
   */
  Frame get(byte type, ByteBuffer buffer, int end) throws MalformedFrameException {
    if (type == NEXT_TASK ? !hasTask : !hasResult) {
      throw new MalformedFrameException("a frame of type " + type + " follows none");
    }
    return type == NEXT_TASK ? nextTask(buffer, end) : nextResult(buffer, end);
  }

  private Frame nextTask(ByteBuffer buffer, int end) {
    taskNumber++;
    index++;
    return new Frame.Task(map, taskNumber, index, attempt, rest(buffer, end));
  }

  private Frame nextResult(ByteBuffer buffer, int end) throws MalformedFrameException {
    Frame.Kind kind = FrameCodec.kind(buffer.get());
    resultNumber++;
    begun += VarLong.get(buffer);
    long nanos = VarLong.get(buffer);
    long overhead = VarLong.get(buffer);
    if (buffer.position() > end) {
      throw new MalformedFrameException("a result is shorter than its head");
    }
    return new Frame.Result(resultNumber, kind, begun, nanos, overhead, rest(buffer, end));
  }

  private static Payload rest(ByteBuffer buffer, int end) {
    byte[] bytes = new byte[end - buffer.position()];
    buffer.get(bytes);
    return Payload.of(bytes);
  }
}
