package dev.brine.pickle;

import dev.brine.code.ClassCode;
import dev.brine.code.Generation;
import dev.brine.code.Generations;
import dev.brine.code.SessionClasses;
import dev.brine.code.TravelRules;
import dev.brine.error.BrineException;
import dev.brine.error.CaptureException;
import dev.brine.error.Internal;
import dev.brine.payload.Payload;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values as bytes, together with their code: the verbs of dill. Thread-safe. */
@Internal
public final class Pickler {
  private Pickler() {}

  /**
   * The value, what it reaches and the code of both.
   *
   * @throws CaptureException if something cannot travel
   */
  public static byte[] dumps(@Nullable Object value) {
    return ParcelFormat.write(Capture.whole(value));
  }

  /**
   * The value of a parcel. Where this process has all of the parcel's classes as they were, they
   * are used, with the state they have now; otherwise all of them come from the parcel, with the
   * state they had. Loading runs code of the parcel.
   *
   * @throws BrineException if these are not the bytes of a parcel, or the value cannot be built
   */
  public static @Nullable Object loads(byte[] bytes) {
    Parcel parcel = ParcelFormat.read(bytes);
    ClassLoader here = contextLoader();
    if (isHere(parcel.code(), here)) {
      GraphNames live = new GraphNames(here, null, (field, constant, value) -> {});
      return GraphReader.forParts(live).read(parcel.graph());
    }
    ClassLoader root = Pickler.class.getClassLoader();
    Generation generation = Generations.single(root, parcel.code(), parcel.classPath());
    return GraphReader.forParts(new GraphNames(generation)).read(parcel.graph());
  }

  /**
   * Writes a parcel to a file that only its owner can read; see {@link #dumps}.
   *
   * @throws CaptureException if something cannot travel; then the file is as it was
   * @throws BrineException if the file cannot be written, or is a symbolic link
   */
  public static void dump(@Nullable Object value, Path file) {
    new PrivateFile(file).write(dumps(value));
  }

  /**
   * Reads a parcel's file; see {@link #loads}.
   *
   * @throws BrineException if the file cannot be read, is a symbolic link or no parcel
   */
  public static @Nullable Object load(Path file) {
    return loads(new PrivateFile(file).read());
  }

  /**
   * A copy that shares nothing with the value; its classes are the same.
   *
   * @throws CaptureException if something in it cannot be copied
   * @throws BrineException if it cannot be built again
   */
  public static @Nullable Object copy(@Nullable Object value) {
    LoaderOfValues loader = new LoaderOfValues(contextLoader());
    Payload graph = GraphWriter.forGraphs(loader, Attaching.COPIES).write(value);
    return GraphReader.forGraphs(new GraphNames(loader.loader())).read(graph);
  }

  /** Whether the value can be written and read again. */
  public static boolean pickles(@Nullable Object value) {
    try {
      Object unused = loads(dumps(value));
      return true;
    } catch (BrineException refused) {
      return false;
    }
  }

  /** Registers how a type travels; see {@link Codec}. */
  public static <T> void register(Class<T> type, Codec<T> codec) {
    Codecs.register(type, codec);
  }

  /** See {@link TravelRules#byReference}. */
  public static void byReference(Class<?> type) {
    TravelRules.byReference(type);
    Policy.forget();
  }

  /** See {@link TravelRules#shipByValue}. */
  public static void shipByValue(String packageName) {
    TravelRules.shipByValue(packageName);
    Policy.forget();
  }

  private static boolean isHere(List<ClassCode> code, ClassLoader loader) {
    return code.stream().allMatch(each -> isHere(each, loader));
  }

  private static boolean isHere(ClassCode code, ClassLoader loader) {
    try {
      Class<?> type = Class.forName(code.name(), false, loader);
      return SessionClasses.contains(type)
          && Arrays.equals(SessionClasses.bytes(type), code.bytes());
    } catch (ClassNotFoundException | LinkageError absent) {
      return false;
    }
  }

  private static ClassLoader contextLoader() {
    ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
    return ofThread == null ? ClassLoader.getSystemClassLoader() : ofThread;
  }
}
