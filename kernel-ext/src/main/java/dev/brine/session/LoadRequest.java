package dev.brine.session;

import dev.brine.session.SessionVariables.Variable;
import java.util.List;

/**
 * What the JVM of the variables needs to put values into them.
 *
 * @param jdk the version of the JDK that the saved session ran on
 * @param values the values of a session file
 * @param table the snippets that the file and the session both have
 * @param variables the variables to set, with the classes that are around them now
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record LoadRequest(String jdk, byte[] values, List<Renamed> table, List<Variable> variables) {
  byte[] toBytes() {
    return new Fields.Writer()
        .text(jdk)
        .bytes(values)
        .list(table, Renamed::write)
        .list(variables, Variable::write)
        .toBytes();
  }

  static LoadRequest of(byte[] bytes) {
    Fields in = new Fields(bytes);
    return new LoadRequest(in.text(), in.bytes(), in.list(Renamed::read), in.list(Variable::read));
  }
}
