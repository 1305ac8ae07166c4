package dev.brine.pickle;

import dev.brine.task.Shared;
import dev.brine.task.WorkerLocal;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.TemporalQueries;
import java.time.temporal.TemporalQuery;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicMarkableReference;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.AtomicStampedReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import org.jspecify.annotations.Nullable;

/** The forms of single classes of the JDK that are no containers. */
final class Values {
  private Values() {}

  /** A new form; null where the class is not among these. */
  static @Nullable Form<?> formOf(Class<?> type) {
    Form<?> own = type.getName().startsWith("java.") ? null : ofBrine(type);
    return own == null ? ofJdk(type) : own;
  }

  /** Those of Brine's own classes. */
  private static @Nullable Form<?> ofBrine(Class<?> type) {
    if (type == StaticValue.class) {
      return new StaticValueForm();
    } else if (type == EnumConstants.class) {
      return new EnumConstantsForm();
    } else if (type == EnumState.class) {
      return new EnumStateForm();
    } else if (type == CodecBinding.class) {
      return new CodecBindingForm();
    } else if (type == Coded.class) {
      return new CodedForm();
    } else if (type == WorkerLocal.class) {
      return new WorkerLocalForm();
    } else {
      return type == Shared.class ? new SharedForm() : null;
    }
  }

  /** By name, and made when they are asked for, as those of {@link Containers} are. */
  private static @Nullable Form<?> ofJdk(Class<?> type) {
    return switch (type.getName()) {
      case "java.lang.String" -> new StringForm();
      case "java.lang.Class" -> new ClassForm();
      case "java.lang.Object" -> new InstanceForm(Object.class, FieldLayout.of(Object.class));
      case "java.lang.invoke.SerializedLambda" -> new LambdaForm();
      case "java.lang.reflect.InvocationHandler" -> new ProxyForm();
      case "java.lang.reflect.Method", "java.lang.reflect.Field", "java.lang.reflect.Constructor" ->
          new MemberForm();
      case "java.io.PrintStream" -> new StandardStreamForm();
      case "java.nio.file.Path" -> new NamedForm(Path.class);
      case "java.nio.charset.Charset" -> new NamedForm(Charset.class);
      case "java.nio.ByteBuffer" -> new BufferForm();
      case "java.awt.image.BufferedImage" -> new ImageForm();
      case "java.util.Optional" -> new OptionalForm();
      case "java.util.KeyValueHolder" -> new EntryForm();
      case "java.util.concurrent.atomic.AtomicReference" ->
          new HolderForm<AtomicReference<@Nullable Object>>(
              AtomicReference::new, AtomicReference::get, AtomicReference::set);
      case "java.util.concurrent.atomic.AtomicReferenceArray" ->
          new CopyForm<AtomicReferenceArray<@Nullable Object>>(
              array -> {
                @Nullable Object[] all = new Object[array.length()];
                Arrays.setAll(all, array::get);
                return all;
              },
              (input, all) -> new AtomicReferenceArray<>(all));
      case "java.util.concurrent.atomic.AtomicMarkableReference" ->
          new CopyForm<AtomicMarkableReference<@Nullable Object>>(
              each -> new @Nullable Object[] {each.getReference(), each.isMarked()},
              (input, all) -> new AtomicMarkableReference<>(all[0], Boolean.TRUE.equals(all[1])));
      case "java.util.concurrent.atomic.AtomicStampedReference" ->
          new CopyForm<AtomicStampedReference<@Nullable Object>>(
              each -> new @Nullable Object[] {each.getReference(), each.getStamp()},
              (input, all) ->
                  new AtomicStampedReference<>(
                      all[0], all[1] instanceof Integer stamp ? stamp : 0));
      case "java.lang.ref.WeakReference" ->
          new CopyForm<WeakReference<@Nullable Object>>(
              each -> new @Nullable Object[] {each.get()},
              (input, all) -> new WeakReference<>(all[0]));
      case "java.lang.ref.SoftReference" ->
          new CopyForm<SoftReference<@Nullable Object>>(
              each -> new @Nullable Object[] {each.get()},
              (input, all) -> new SoftReference<>(all[0]));
      case "java.util.concurrent.locks.ReentrantLock" ->
          new LockForm<>(ReentrantLock.class, ReentrantLock::isLocked);
      case "java.util.concurrent.locks.ReentrantReadWriteLock" ->
          new LockForm<>(
              ReentrantReadWriteLock.class,
              lock -> lock.isWriteLocked() || lock.getReadLockCount() > 0);
      case "java.util.concurrent.locks.StampedLock" ->
          new LockForm<>(
              StampedLock.class, lock -> lock.isWriteLocked() || lock.getReadLockCount() > 0);
      case "java.nio.ByteOrder" ->
          new CopyForm<ByteOrder>(
              order -> new Object[] {order == ByteOrder.BIG_ENDIAN},
              (input, all) ->
                  Boolean.TRUE.equals(all[0]) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
      case "java.nio.file.attribute.FileTime" ->
          new CopyForm<FileTime>(
              time -> new Object[] {time.toInstant()},
              (input, all) -> FileTime.from((Instant) Objects.requireNonNull(all[0])));
      default -> {
        Form<?> buffer = PrimitiveBuffers.formOf(type);
        yield buffer == null && TemporalQuery.class.isAssignableFrom(type)
            ? Queries.formOf(type)
            : buffer;
      }
    };
  }

  /** Code compares the queries of the JDK by identity. */
  private static final class Queries {
    private static final List<TemporalQuery<?>> ALL =
        List.of(
            TemporalQueries.chronology(),
            TemporalQueries.localDate(),
            TemporalQueries.localTime(),
            TemporalQueries.offset(),
            TemporalQueries.precision(),
            TemporalQueries.zone(),
            TemporalQueries.zoneId());

    static @Nullable Form<?> formOf(Class<?> type) {
      for (TemporalQuery<?> query : ALL) {
        if (query.getClass() == type) {
          return new CopyForm<TemporalQuery<?>>(
              each -> new Object[] {ALL.indexOf(each)},
              (input, all) -> ALL.get((int) Objects.requireNonNull(all[0])));
        }
      }
      return null;
    }
  }
}
