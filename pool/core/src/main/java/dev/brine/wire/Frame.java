package dev.brine.wire;

import dev.brine.code.ClassCode;
import dev.brine.error.Internal;
import dev.brine.payload.Payload;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What session and worker say to each other. Payloads are opaque here. Frames are immutable by
 * agreement: their arrays are handed over, not copied.
 */
@Internal
@SuppressWarnings("ArrayRecordComponent") // frames are never compared
public sealed interface Frame {

  /**
   * The worker's first frame.
   *
   * @param token what the session wrote to the worker's standard input
   * @param version the worker's JDK and Brine
   */
  record Hello(String token, String version) implements Frame {}

  /** A class that later parcels name by its hash; sent once to a worker. */
  record Code(ClassCode code) implements Frame {}

  /**
   * One parcel of a map's capture.
   *
   * @param map the map's number
   * @param hashes the classes that it adds
   * @param classPath the URLs of the session's class path
   * @param graph the values
   */
  record Parcel(long map, List<String> hashes, List<String> classPath, Payload graph)
      implements Frame {}

  /**
   * One task.
   *
   * @param map the map's number
   * @param number the task's number; greater than that of every earlier task of this worker
   * @param index the item's position in the input
   * @param attempt 1 for the first
   * @param item the item
   */
  record Task(long map, long number, long index, int attempt, Payload item) implements Frame {}

  /**
   * What became of a task.
   *
   * @param number the task's number
   * @param kind how it ended
   * @param begun when the task began, in microseconds since the epoch
   * @param nanos how long the user's code ran, in nanoseconds
   * @param overhead how long all else took that this task needed, in nanoseconds
   * @param payload the value, what was thrown, or in UTF-8 why the value cannot travel
   */
  record Result(long number, Kind kind, long begun, long nanos, long overhead, Payload payload)
      implements Frame {}

  /**
   * Results are in the memory that worker and session share.
   *
   * @param position they end here
   */
  record Answered(long position) implements Frame {}

  /** How a task ended. */
  enum Kind {
    /** The payload is the value. */
    VALUE(1),
    /** The payload is what was thrown. */
    THROWN(2),
    /** The task ended well, but its value cannot travel; the payload is the reason. */
    REFUSED(3),
    /** The task was cancelled before it ended; the payload is empty. */
    CANCELLED(4);

    private static final Kind[] ALL = values();

    private final byte code;

    Kind(int code) {
      this.code = (byte) code;
    }

    byte code() {
      return code;
    }

    static @Nullable Kind of(byte code) {
      for (Kind kind : ALL) {
        if (kind.code == code) {
          return kind;
        }
      }
      return null;
    }
  }

  /**
   * Whole lines that a task printed.
   *
   * @param map the map's number
   * @param error whether they went to the standard error stream
   * @param text the lines, each with its end
   */
  record Print(long map, boolean error, String text) implements Frame {}

  /**
   * A value that a task shows.
   *
   * @param map the map's number
   * @param value the value
   */
  record Show(long map, byte[] value) implements Frame {}

  /** The map's tasks are no longer wanted. */
  record Cancel(long map) implements Frame {}

  /** No more tasks of this map will come. */
  record EndMap(long map) implements Frame {}

  /** No later parcel names a class that was sent before this frame. */
  record ForgetCode() implements Frame {}

  /**
   * The first frame of a map.
   *
   * @param map the map's number
   * @param seed of the tasks' random numbers
   * @param watched whether the worker shall say at the map's end what its tasks changed
   */
  record Begin(long map, long seed, boolean watched) implements Frame {}

  /**
   * What a watched map's tasks changed on this worker; the answer to the map's end.
   *
   * @param map the map's number
   * @param names what of the capture is not as it came
   */
  record Changed(long map, List<String> names) implements Frame {}

  /** The worker is to say how it is; it does so even while a task runs. */
  record Ask() implements Frame {}

  /**
   * How a worker is.
   *
   * @param heapUsed the part of its heap that is in use, in bytes, garbage included
   * @param heapLimit the most that its heap may grow to, in bytes
   */
  record Vitals(long heapUsed, long heapLimit) implements Frame {}

  /**
   * A value that later maps name by its id.
   *
   * @param id tells it from all others
   * @param value the value
   */
  record Share(String id, Payload value) implements Frame {}

  /** No later map names this value. */
  record Unshare(String id) implements Frame {}

  /** The worker is to end. */
  record Shutdown() implements Frame {}

  /**
   * What the session and a process say to each other that is no worker of a pool of processes. Both
   * have agreed elsewhere on what it means.
   *
   * @param type from 1
   * @param head a small part
   * @param payload a part that may be large
   */
  record Extra(int type, byte[] head, byte[] payload) implements Frame {}
}
