package dev.brine.session;

import java.util.List;

/**
 * What the JVM of the variables says of a load.
 *
 * @param set the variables that got their values
 * @param unset the others, and static fields that stay as they are, each with the reason
 */
record LoadAnswer(List<String> set, List<String> unset) {
  byte[] toBytes() {
    return new Fields.Writer().texts(set).texts(unset).toBytes();
  }

  static LoadAnswer of(byte[] bytes) {
    Fields in = new Fields(bytes);
    return new LoadAnswer(in.texts(), in.texts());
  }
}
