package dev.brine;

import com.google.common.primitives.Booleans;
import com.google.common.primitives.Bytes;
import com.google.common.primitives.Chars;
import com.google.common.primitives.Doubles;
import com.google.common.primitives.Floats;
import com.google.common.primitives.Ints;
import com.google.common.primitives.Longs;
import com.google.common.primitives.Shorts;
import dev.brine.error.BrineException;
import dev.brine.error.CaptureException;
import dev.brine.pickle.Codec;
import dev.brine.pickle.Explanation;
import dev.brine.pickle.Pickler;
import dev.brine.pool.DefaultPool;
import dev.brine.pool.MapResult;
import dev.brine.pool.Pool;
import dev.brine.pool.Profile;
import dev.brine.pool.TaskResult;
import dev.brine.task.Act;
import dev.brine.task.Call;
import dev.brine.task.Fn;
import dev.brine.task.Fn2;
import dev.brine.task.Fn3;
import dev.brine.task.Outcome;
import dev.brine.task.Shared;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The verbs of {@link Pool} on a default pool, and what goes with them. Meant for {@code import
 * static dev.brine.Brine.*}. Thread-safe; each verb fails as the one of {@link Pool} does.
 */
@SuppressWarnings("overloads") // a lambda always picks Fn, the subtype
public final class Brine {
  private Brine() {}

  /**
   * The default pool. It is started when it is first asked for, and again if it was closed. Inside
   * a worker it runs everything in place. Its size is the system property {@code brine.workers},
   * else the environment's {@code BRINE_WORKERS}, else the number of processors.
   */
  public static Pool pool() {
    return DefaultPool.get();
  }

  /** Makes this the default pool; the one before stays open. */
  public static void pool(Pool pool) {
    DefaultPool.set(pool);
  }

  /** See {@link Pool#map(Fn, Iterable)}. */
  public static <A extends @Nullable Object, R extends @Nullable Object> List<R> map(
      Fn<? super A, ? extends R> function, Iterable<? extends A> items) {
    return pool().map(function, items);
  }

  /** See {@link Pool#map(Function, Iterable)}. */
  public static <A extends @Nullable Object, R extends @Nullable Object> List<R> map(
      Function<? super A, ? extends R> function, Iterable<? extends A> items) {
    return pool().map(function, items);
  }

  /** The same as {@link #map(Fn, Iterable)}, under a name that clashes with no other. */
  public static <A extends @Nullable Object, R extends @Nullable Object> List<R> pmap(
      Fn<? super A, ? extends R> function, Iterable<? extends A> items) {
    return pool().map(function, items);
  }

  /** The same as {@link #map(Function, Iterable)}, under a name that clashes with no other. */
  public static <A extends @Nullable Object, R extends @Nullable Object> List<R> pmap(
      Function<? super A, ? extends R> function, Iterable<? extends A> items) {
    return pool().map(function, items);
  }

  /** See {@link Pool#map(Fn2, Iterable, Iterable)}. */
  public static <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
      List<R> map(
          Fn2<? super A, ? super B, ? extends R> function,
          Iterable<? extends A> first,
          Iterable<? extends B> second) {
    return pool().map(function, first, second);
  }

  /** See {@link Pool#map(BiFunction, Iterable, Iterable)}. */
  public static <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
      List<R> map(
          BiFunction<? super A, ? super B, ? extends R> function,
          Iterable<? extends A> first,
          Iterable<? extends B> second) {
    return pool().map(function, first, second);
  }

  /** See {@link Pool#map(Fn3, Iterable, Iterable, Iterable)}. */
  public static <
          A extends @Nullable Object,
          B extends @Nullable Object,
          C extends @Nullable Object,
          R extends @Nullable Object>
      List<R> map(
          Fn3<? super A, ? super B, ? super C, ? extends R> function,
          Iterable<? extends A> first,
          Iterable<? extends B> second,
          Iterable<? extends C> third) {
    return pool().map(function, first, second, third);
  }

  /** See {@link Pool#forEach(Act, Iterable)}. */
  public static <A extends @Nullable Object> void forEach(
      Act<? super A> action, Iterable<? extends A> items) {
    pool().forEach(action, items);
  }

  /** See {@link Pool#forEach(Consumer, Iterable)}. */
  public static <A extends @Nullable Object> void forEach(
      Consumer<? super A> action, Iterable<? extends A> items) {
    pool().forEach(action, items);
  }

  /** See {@link Pool#outcomes(Fn, Iterable)}. */
  public static <A extends @Nullable Object, R extends @Nullable Object> List<Outcome<R>> outcomes(
      Fn<? super A, ? extends R> function, Iterable<? extends A> items) {
    return pool().outcomes(function, items);
  }

  /** See {@link Pool#outcomes(Function, Iterable)}. */
  public static <A extends @Nullable Object, R extends @Nullable Object> List<Outcome<R>> outcomes(
      Function<? super A, ? extends R> function, Iterable<? extends A> items) {
    return pool().outcomes(function, items);
  }

  /** See {@link Pool#imap(Fn, Iterable)}. */
  public static <A extends @Nullable Object, R extends @Nullable Object> Stream<R> imap(
      Fn<? super A, ? extends R> function, Iterable<? extends A> items) {
    return pool().imap(function, items);
  }

  /** See {@link Pool#imap(Function, Iterable)}. */
  public static <A extends @Nullable Object, R extends @Nullable Object> Stream<R> imap(
      Function<? super A, ? extends R> function, Iterable<? extends A> items) {
    return pool().imap(function, items);
  }

  /** See {@link Pool#uimap(Fn, Iterable)}. */
  public static <A extends @Nullable Object, R extends @Nullable Object> Stream<R> uimap(
      Fn<? super A, ? extends R> function, Iterable<? extends A> items) {
    return pool().uimap(function, items);
  }

  /** See {@link Pool#uimap(Function, Iterable)}. */
  public static <A extends @Nullable Object, R extends @Nullable Object> Stream<R> uimap(
      Function<? super A, ? extends R> function, Iterable<? extends A> items) {
    return pool().uimap(function, items);
  }

  /** See {@link Pool#amap(Fn, Iterable)}. */
  public static <A extends @Nullable Object, R extends @Nullable Object> MapResult<R> amap(
      Fn<? super A, ? extends R> function, Iterable<? extends A> items) {
    return pool().amap(function, items);
  }

  /** See {@link Pool#amap(Function, Iterable)}. */
  public static <A extends @Nullable Object, R extends @Nullable Object> MapResult<R> amap(
      Function<? super A, ? extends R> function, Iterable<? extends A> items) {
    return pool().amap(function, items);
  }

  /** See {@link Pool#pipe(Fn, Object)}. */
  public static <A extends @Nullable Object, R extends @Nullable Object> R pipe(
      Fn<? super A, ? extends R> function, A item) {
    return pool().pipe(function, item);
  }

  /** See {@link Pool#pipe(Function, Object)}. */
  public static <A extends @Nullable Object, R extends @Nullable Object> R pipe(
      Function<? super A, ? extends R> function, A item) {
    return pool().pipe(function, item);
  }

  /** See {@link Pool#apipe(Fn, Object)}. */
  public static <A extends @Nullable Object, R extends @Nullable Object> TaskResult<R> apipe(
      Fn<? super A, ? extends R> function, A item) {
    return pool().apipe(function, item);
  }

  /** See {@link Pool#apipe(Function, Object)}. */
  public static <A extends @Nullable Object, R extends @Nullable Object> TaskResult<R> apipe(
      Function<? super A, ? extends R> function, A item) {
    return pool().apipe(function, item);
  }

  /** See {@link Pool#everywhere(Call)}. */
  public static <R extends @Nullable Object> List<R> everywhere(Call<? extends R> call) {
    return pool().everywhere(call);
  }

  /** See {@link Pool#submit(Call)}. */
  public static <R extends @Nullable Object> TaskResult<R> submit(Call<? extends R> call) {
    return pool().submit(call);
  }

  /** See {@link Pool#share(Object)}. */
  public static <T extends @Nullable Object> Shared<T> share(T value) {
    return pool().share(value);
  }

  /** See {@link Pool#profile(Call)}. */
  public static Profile profile(Call<?> call) {
    return pool().profile(call);
  }

  /** See {@link Pool#profile(Call, Path)}. */
  public static Profile profile(Call<?> call, Path file) {
    return pool().profile(call, file);
  }

  /** See {@link Pool#explain(Object)}; no pool is started. */
  public static Explanation explain(@Nullable Object function) {
    return Explanation.of(function);
  }

  /**
   * A value, all that it reaches and the code of both as bytes, for {@link #loads} in this or
   * another process.
   *
   * @throws CaptureException if something cannot travel
   */
  public static byte[] dumps(@Nullable Object value) {
    return Pickler.dumps(value);
  }

  /**
   * The value of {@link #dumps}. Where this process has all of its classes as they were, they are
   * used, with the state they have now; otherwise all of them come from the bytes, with the state
   * they had. Loading runs code that the bytes bring: load only what you trust.
   *
   * @param <T> what the caller expects; not checked here
   * @throws BrineException if the bytes are cut short, altered or of a newer Brine or JDK, or if
   *     the value cannot be built
   */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // for one line in a session
  public static <T extends @Nullable Object> T loads(byte[] bytes) {
    return (T) Pickler.loads(bytes);
  }

  /**
   * Writes {@link #dumps} to a file, as a whole or not at all. Only the owner can read the file.
   *
   * @throws CaptureException if something cannot travel; then the file is as it was
   * @throws BrineException if the file cannot be written or is a symbolic link
   */
  public static void dump(@Nullable Object value, Path file) {
    Pickler.dump(value, file);
  }

  /**
   * Reads what {@link #dump} wrote; see {@link #loads}: load only what you trust.
   *
   * @param <T> what the caller expects; not checked here
   * @throws BrineException if the file cannot be read, is a symbolic link, or not whole
   */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // for one line in a session
  public static <T extends @Nullable Object> T load(Path file) {
    return (T) Pickler.load(file);
  }

  /**
   * A copy that shares nothing with the value. Its classes and enum constants are the same.
   *
   * @throws CaptureException if something in it cannot be copied
   * @throws BrineException if it cannot be built again
   */
  @SuppressWarnings("unchecked")
  public static <T extends @Nullable Object> T copy(T value) {
    return (T) Pickler.copy(value);
  }

  /** Whether {@link #dumps} and {@link #loads} work for the value; {@link #check} says why not. */
  public static boolean pickles(@Nullable Object value) {
    return Pickler.pickles(value);
  }

  /**
   * Sends a value to a fresh JVM and back.
   *
   * @throws CaptureException if it cannot travel or does not come back, with the reason
   */
  public static void check(@Nullable Object value) {
    Check.run(value);
  }

  /**
   * Says how objects of a type travel that could not, or not well. The codec travels with them.
   *
   * @param type the exact class
   */
  public static <T> void register(Class<T> type, Codec<T> codec) {
    Pickler.register(type, codec);
  }

  /** The code of this class no longer travels: the other process must have a class of its name. */
  public static void byReference(Class<?> type) {
    Pickler.byReference(type);
  }

  /**
   * The code of this package, and of those below it, travels as if it were typed, though it is on
   * the class path; so workers need neither have it nor have the same version.
   */
  public static void shipByValue(String packageName) {
    Pickler.shipByValue(packageName);
  }

  /**
   * The whole numbers from {@code first} up to but without {@code end}; empty if there are none.
   *
   * @throws ArithmeticException if there are more than an int can count
   */
  public static List<Integer> range(int first, int end) {
    return new IntRange(first, end);
  }

  /** The process id of the JVM that runs this: in a task, the worker's. */
  public static long pid() {
    return ProcessHandle.current().pid();
  }

  /** The iterable itself. */
  public static <A extends @Nullable Object> Iterable<A> items(Iterable<A> items) {
    return items;
  }

  /** A view of the array. */
  public static <A extends @Nullable Object> Iterable<A> items(A[] items) {
    return Collections.unmodifiableList(Arrays.asList(items));
  }

  /** The stream's items, once. */
  @SuppressWarnings("StreamToIterable") // a pool asks for the items once
  public static <A extends @Nullable Object> Iterable<A> items(Stream<A> items) {
    return items::iterator;
  }

  /** A view of the array. */
  public static Iterable<Boolean> items(boolean[] items) {
    return Booleans.asList(items);
  }

  /** A view of the array. */
  public static Iterable<Byte> items(byte[] items) {
    return Bytes.asList(items);
  }

  /** A view of the array. */
  public static Iterable<Character> items(char[] items) {
    return Chars.asList(items);
  }

  /** A view of the array. */
  public static Iterable<Short> items(short[] items) {
    return Shorts.asList(items);
  }

  /** A view of the array. */
  public static Iterable<Integer> items(int[] items) {
    return Ints.asList(items);
  }

  /** A view of the array. */
  public static Iterable<Long> items(long[] items) {
    return Longs.asList(items);
  }

  /** A view of the array. */
  public static Iterable<Float> items(float[] items) {
    return Floats.asList(items);
  }

  /** A view of the array. */
  public static Iterable<Double> items(double[] items) {
    return Doubles.asList(items);
  }
}
