package dev.brine.session;

import dev.brine.session.SessionFileException.Refusal;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns the values of variables into bytes, as one graph of objects with its code, and back. */
interface ValueStore {
  /**
   * What was written.
   *
   * @param bytes the graph of all values that can travel, and its code
   * @param digests of each value that is in it
   * @param refusals of each value that is not
   * @param reached the variables of the session that the code uses
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Written(
      byte[] bytes, Map<String, String> digests, List<Refusal> refusals, List<Field> reached) {}

  /** Writes what can travel. */
  Written write(Map<String, @Nullable Object> values);

  /** Reads the values with classes of their own, apart from any session. */
  Map<String, @Nullable Object> read(byte[] bytes);

  /**
   * Reads the values into a session.
   *
   * @param table the snippets that the saved session and this one both have
   * @param neighbor any class of this session
   */
  Map<String, @Nullable Object> read(byte[] bytes, List<Renamed> table, Class<?> neighbor);
}
