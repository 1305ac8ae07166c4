package dev.brine.session;

import dev.brine.code.ClassCode;
import dev.brine.pickle.Parcel;
import dev.brine.pickle.Replica;
import dev.brine.pickle.SessionValues;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The values of variables as a session file keeps them: one graph of objects, and the code behind
 * it as it was.
 *
 * @param code the session's classes that the values need
 * @param classPath the URLs that the session's loaders had beyond the JVM's class path
 * @param graph the values by name
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ValueBytes(List<ClassCode> code, List<String> classPath, byte[] graph) {
  static ValueBytes of(SessionValues values) {
    return new ValueBytes(values.code(), values.classPath(), values.graph());
  }

  static ValueBytes of(byte[] bytes) {
    Fields in = new Fields(bytes);
    return new ValueBytes(
        in.list(each -> new ClassCode(each.text(), each.bytes(), each.number() != 0)),
        in.texts(),
        in.bytes());
  }

  byte[] toBytes() {
    return new Fields.Writer()
        .list(
            code,
            (out, each) ->
                out.text(each.name()).bytes(each.bytes()).number(each.initialized() ? 1 : 0))
        .texts(classPath)
        .bytes(graph)
        .toBytes();
  }

  /** The class files by binary name. */
  Map<String, byte[]> classes() {
    return code.stream().collect(Collectors.toMap(ClassCode::name, ClassCode::bytes));
  }

  /** Reads the values with classes of their own, apart from any session. */
  @SuppressWarnings("unchecked")
  Map<String, @Nullable Object> readApart() {
    // Not closed: a map must never be given the loader in which these values live on.
    Replica replica = Replica.create();
    replica.open(new Parcel(code, classPath, graph));
    return (Map<String, @Nullable Object>) replica.function();
  }
}
