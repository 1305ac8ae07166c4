package dev.brine.session;

import dev.brine.error.BrineException;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.objectweb.asm.ClassReader;

/** The classes that are carried over from a saved session into the loader of a live one. */
final class CarriedClasses {
  /** Far above the numbers that JShell gives to what is typed. */
  private static final AtomicInteger NUMBER = new AtomicInteger(1_000_000);

  /** Where a class file has its version, and what that is beside the JDK's. */
  private static final int MAJOR_VERSION = 7;

  private static final int VERSION_OF_JDK_0 = 44;

  private CarriedClasses() {}

  /** A name for a wrapper that no other class has. */
  static String freshName(String wrapper) {
    return "REPL/$JShell$" + NUMBER.incrementAndGet() + "L";
  }

  /**
   * Defines what has no counterpart.
   *
   * @param saved the class files of the saved session, by binary name
   * @param neighbor any class of the live session
   * @return the new classes with their bytes
   */
  static Map<Class<?>, byte[]> define(
      Map<String, byte[]> saved, Renaming names, Class<?> neighbor) {
    Map<String, byte[]> waiting = new LinkedHashMap<>();
    saved.forEach(
        (name, bytes) -> {
          String was = name.replace('.', '/');
          if (names.isCarried(was)) {
            refuseNewer(bytes);
            waiting.put(names.map(was), CarriedCode.of(bytes, names));
          }
        });
    Map<Class<?>, byte[]> defined = new LinkedHashMap<>();
    try {
      MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(neighbor, MethodHandles.lookup());
      while (!waiting.isEmpty()) {
        int before = waiting.size();
        for (Iterator<Map.Entry<String, byte[]>> it = waiting.entrySet().iterator();
            it.hasNext(); ) {
          byte[] bytes = it.next().getValue();
          // The JVM looks for a class's supertypes when it defines the class, for others later.
          if (above(bytes).stream().noneMatch(waiting::containsKey)) {
            defined.put(lookup.defineClass(bytes), bytes);
            it.remove();
          }
        }
        if (waiting.size() == before) {
          throw new BrineException("classes extend each other: " + waiting.keySet());
        }
      }
    } catch (IllegalAccessException | LinkageError e) {
      throw new SessionFileException("the code of the saved values does not fit here: " + e, e);
    }
    return defined;
  }

  private static void refuseNewer(byte[] bytes) {
    int jdk = (bytes[MAJOR_VERSION] & 0xff) - VERSION_OF_JDK_0;
    if (jdk > Runtime.version().feature()) {
      throw new SessionFileException(
          "the saved values hold code of JDK %d and this is JDK %d; load them there"
              .formatted(jdk, Runtime.version().feature()));
    }
  }

  private static List<String> above(byte[] bytes) {
    ClassReader reader = new ClassReader(bytes);
    List<String> above = new ArrayList<>(List.of(reader.getInterfaces()));
    above.add(reader.getSuperName());
    return above;
  }
}
