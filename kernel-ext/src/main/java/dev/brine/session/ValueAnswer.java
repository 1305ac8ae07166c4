package dev.brine.session;

import dev.brine.session.SessionFileException.Refusal;
import dev.brine.session.SessionVariables.Variable;
import java.util.List;

/**
 * What the JVM of the variables tells the tool of their values.
 *
 * @param values what there is to tell of each
 * @param bytes the values themselves
 * @param refusals of those that cannot travel
 * @param reached the session's variables that the code of the values uses
 * @param classPath what the session added to its class path
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ValueAnswer(
    List<SavedValue> values,
    byte[] bytes,
    List<Refusal> refusals,
    List<Variable> reached,
    List<String> classPath) {

  byte[] toBytes() {
    return new Fields.Writer()
        .list(values, ValueAnswer::write)
        .bytes(bytes)
        .list(refusals, (out, each) -> out.text(each.name()).texts(each.path()).text(each.reason()))
        .list(reached, Variable::write)
        .texts(classPath)
        .toBytes();
  }

  static ValueAnswer of(byte[] bytes) {
    Fields in = new Fields(bytes);
    return new ValueAnswer(
        in.list(ValueAnswer::read),
        in.bytes(),
        in.list(each -> new Refusal(each.text(), each.texts(), each.text())),
        in.list(Variable::read),
        in.texts());
  }

  static void write(Fields.Writer out, SavedValue value) {
    out.text(value.name()).text(value.text()).text(value.digest()).optional(value.skipped());
  }

  static SavedValue read(Fields in) {
    return new SavedValue(in.text(), in.text(), in.text(), in.optional());
  }
}
