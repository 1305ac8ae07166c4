package dev.brine.code;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableSet;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassReader;

/**
 * What a class file refers to. Immutable.
 *
 * @param types every class that the file names anywhere, binary names
 * @param references what each method refers to, by name and descriptor
 * @param constants the static fields whose value the class file itself holds
 * @param hasInitializer whether there is code that runs when the class is initialized
 */
record ClassScan(
    ImmutableSet<String> types,
    ImmutableListMultimap<String, Reference> references,
    ImmutableSet<String> constants,
    boolean hasInitializer) {
  static final String INITIALIZER = "<clinit>()V";
  private static final String DESERIALIZER =
      "$deserializeLambda$(Ljava/lang/invoke/SerializedLambda;)Ljava/lang/Object;";

  /** The scan of a class file. */
  static ClassScan of(byte[] bytes) {
    ReferenceCollector collector = new ReferenceCollector();
    new ClassReader(bytes).accept(collector.visitor(), ClassReader.SKIP_FRAMES);
    return collector.scan();
  }

  /** What one method refers to. */
  List<Reference> of(String method) {
    return references.get(method);
  }

  /**
   * What the class refers to when it is used as a whole. The initializer has run in the session, so
   * it counts only where it has not; the deserializer names every lambda of the class and would
   * drag in what no one reached.
   */
  List<Reference> ofAll(boolean initialized) {
    return references.entries().stream()
        .filter(e -> !e.getKey().equals(DESERIALIZER))
        .filter(e -> !initialized || !e.getKey().equals(INITIALIZER))
        .map(Map.Entry::getValue)
        .toList();
  }
}
