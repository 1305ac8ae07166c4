package dev.brine.pickle;

import com.google.common.collect.ImmutableMap;
import dev.brine.task.Shared;
import dev.brine.task.WorkerLocal;
import java.awt.image.BufferedImage;
import java.io.PrintStream;
import java.lang.invoke.SerializedLambda;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.TemporalQueries;
import java.time.temporal.TemporalQuery;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
  /** Code compares these by identity. */
  private static final List<TemporalQuery<?>> QUERIES =
      List.of(
          TemporalQueries.chronology(),
          TemporalQueries.localDate(),
          TemporalQueries.localTime(),
          TemporalQueries.offset(),
          TemporalQueries.precision(),
          TemporalQueries.zone(),
          TemporalQueries.zoneId());

  private static final ImmutableMap<Class<?>, Form<?>> FORMS = forms();

  private Values() {}

  static @Nullable Form<?> formOf(Class<?> type) {
    return FORMS.get(type);
  }

  private static ImmutableMap<Class<?>, Form<?>> forms() {
    ImmutableMap.Builder<Class<?>, Form<?>> forms = ImmutableMap.builder();
    forms.put(String.class, new StringForm());
    forms.put(Class.class, new ClassForm());
    forms.put(StaticValue.class, new StaticValueForm());
    forms.put(EnumConstants.class, new EnumConstantsForm());
    forms.put(EnumState.class, new EnumStateForm());
    forms.put(CodecBinding.class, new CodecBindingForm());
    forms.put(Coded.class, new CodedForm());
    forms.put(SerializedLambda.class, new LambdaForm());
    forms.put(InvocationHandler.class, new ProxyForm());
    forms.put(PrintStream.class, new StandardStreamForm());
    forms.put(Path.class, new NamedForm(Path.class));
    forms.put(Charset.class, new NamedForm(Charset.class));
    forms.put(ByteBuffer.class, new BufferForm());
    forms.put(BufferedImage.class, new ImageForm());
    forms.put(Optional.class, new OptionalForm());
    forms.put(Map.entry("", "").getClass(), new EntryForm());
    forms.put(
        AtomicReference.class,
        new HolderForm<AtomicReference<@Nullable Object>>(
            AtomicReference::new, AtomicReference::get, AtomicReference::set));
    forms.put(
        AtomicReferenceArray.class,
        new CopyForm<AtomicReferenceArray<@Nullable Object>>(
            array -> {
              @Nullable Object[] all = new Object[array.length()];
              Arrays.setAll(all, array::get);
              return all;
            },
            (input, all) -> new AtomicReferenceArray<>(all)));
    forms.put(
        AtomicMarkableReference.class,
        new CopyForm<AtomicMarkableReference<@Nullable Object>>(
            each -> new @Nullable Object[] {each.getReference(), each.isMarked()},
            (input, all) -> new AtomicMarkableReference<>(all[0], Boolean.TRUE.equals(all[1]))));
    forms.put(
        AtomicStampedReference.class,
        new CopyForm<AtomicStampedReference<@Nullable Object>>(
            each -> new @Nullable Object[] {each.getReference(), each.getStamp()},
            (input, all) ->
                new AtomicStampedReference<>(all[0], all[1] instanceof Integer stamp ? stamp : 0)));
    forms.put(
        WeakReference.class,
        new CopyForm<WeakReference<@Nullable Object>>(
            each -> new @Nullable Object[] {each.get()},
            (input, all) -> new WeakReference<>(all[0])));
    forms.put(
        SoftReference.class,
        new CopyForm<SoftReference<@Nullable Object>>(
            each -> new @Nullable Object[] {each.get()},
            (input, all) -> new SoftReference<>(all[0])));
    forms.put(ReentrantLock.class, new LockForm<>(ReentrantLock.class, ReentrantLock::isLocked));
    forms.put(
        ReentrantReadWriteLock.class,
        new LockForm<>(
            ReentrantReadWriteLock.class,
            lock -> lock.isWriteLocked() || lock.getReadLockCount() > 0));
    forms.put(
        StampedLock.class,
        new LockForm<>(
            StampedLock.class, lock -> lock.isWriteLocked() || lock.getReadLockCount() > 0));
    forms.put(WorkerLocal.class, new WorkerLocalForm());
    forms.put(Shared.class, new SharedForm());
    forms.put(Method.class, new MemberForm());
    forms.put(Field.class, new MemberForm());
    forms.put(Constructor.class, new MemberForm());
    forms.put(Object.class, new InstanceForm(Object.class, FieldLayout.of(Object.class)));
    forms.put(
        ByteOrder.class,
        new CopyForm<ByteOrder>(
            order -> new Object[] {order == ByteOrder.BIG_ENDIAN},
            (input, all) ->
                Boolean.TRUE.equals(all[0]) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN));
    forms.put(
        FileTime.class,
        new CopyForm<FileTime>(
            time -> new Object[] {time.toInstant()},
            (input, all) -> FileTime.from((Instant) Objects.requireNonNull(all[0]))));
    for (TemporalQuery<?> query : QUERIES) {
      forms.put(
          query.getClass(),
          new CopyForm<TemporalQuery<?>>(
              each -> new Object[] {QUERIES.indexOf(each)},
              (input, all) -> QUERIES.get((int) Objects.requireNonNull(all[0]))));
    }
    forms.putAll(PrimitiveBuffers.forms());
    return forms.buildOrThrow();
  }
}
