package dev.brine.pickle;

import com.google.common.collect.ImmutableMap;
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
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.StringJoiner;
import java.util.StringTokenizer;
import java.util.concurrent.atomic.AtomicMarkableReference;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.AtomicStampedReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/** The forms of single classes of the JDK that are no containers. */
final class Values {
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
    forms.put(Method.class, new MemberForm());
    forms.put(Field.class, new MemberForm());
    forms.put(Constructor.class, new MemberForm());
    for (Class<?> plain :
        List.of(
            SplittableRandom.class,
            IntSummaryStatistics.class,
            LongSummaryStatistics.class,
            DoubleSummaryStatistics.class,
            StringJoiner.class,
            StringTokenizer.class)) {
      forms.put(plain, StateForm.of(plain));
    }
    return forms.buildOrThrow();
  }
}
