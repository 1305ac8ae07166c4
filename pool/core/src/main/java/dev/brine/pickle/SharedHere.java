package dev.brine.pickle;

import dev.brine.error.CaptureException;
import dev.brine.error.Internal;
import dev.brine.payload.Payload;
import dev.brine.task.Shared;
import dev.brine.task.SharedSource;
import java.lang.ref.Cleaner;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A value that was shared in this process. Workers are sent its bytes once. Thread-safe.
 *
 * @param <T> the value
 */
@Internal
public final class SharedHere<T extends @Nullable Object> extends SharedSource<T> {
  private static final String PROCESS = UUID.randomUUID().toString();
  private static final AtomicLong NUMBERS = new AtomicLong();
  private static final Cleaner CLEANER = Cleaner.create();
  private static final Map<String, SharedHere<?>> ALL = new ConcurrentHashMap<>();

  private final String id = PROCESS + "-" + NUMBERS.incrementAndGet();

  /** Who was sent it; a worker that has ended is not kept for it. */
  private final Set<SharedReceiver> receivers = Collections.newSetFromMap(new WeakHashMap<>());

  private volatile @Nullable OneValue<T> contents;
  private @Nullable SharedCode code;
  private @Nullable Payload written;
  private boolean plain;
  private WeakReference<@Nullable Shared<T>> handle = new WeakReference<>(null);

  /** The value, which may be null. */
  private record OneValue<T extends @Nullable Object>(T value) {}

  private SharedHere(T value) {
    contents = new OneValue<>(value);
  }

  /**
   * Shares a value.
   *
   * @param travels whether it is written at once, rather than when it is first sent
   * @throws CaptureException if it is written and cannot travel
   */
  public static <T extends @Nullable Object> Shared<T> share(T value, boolean travels) {
    SharedHere<T> source = new SharedHere<>(value);
    if (travels) {
      source.write();
    }
    Shared<T> handle = source.newHandle();
    source.handle = new WeakReference<>(handle);
    ALL.put(source.id, source);
    Cleaner.Cleanable unused = CLEANER.register(handle, source::close);
    return handle;
  }

  /** The value of this id that was shared here and not closed, or null. */
  static @Nullable SharedHere<?> find(String id) {
    return ALL.get(id);
  }

  /** The handle that {@link #share} gave, or null if nobody holds it any more. */
  @Nullable Shared<T> handle() {
    return handle.get();
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public T get() {
    OneValue<T> found = contents;
    if (found == null) {
      throw new IllegalStateException(SharedThere.CLOSED);
    }
    return found.value();
  }

  private synchronized void write() {
    OneValue<T> found = contents;
    if (found == null) {
      throw new CaptureException(List.of("a shared value"), "it was closed; share the value again");
    }
    if (written == null) {
      SharedCode noted = new SharedCode();
      written = GraphWriter.forGraphs(noted, Attaching.COPIES).write(found.value());
      code = noted;
      plain = noted.isPlain();
    }
  }

  /**
   * It is about to travel: the other process must have its code, and the value itself.
   *
   * @return whether it is made of the JDK's classes alone
   */
  synchronized boolean travel(Shared<?> held, Discovery discovery) {
    write();
    discovery.shared(this, held);
    if (code != null) {
      code.tell(discovery);
    }
    return plain;
  }

  /** Sends it, unless that was done or it was closed. */
  public synchronized void sendTo(SharedReceiver receiver) {
    if (written != null && receivers.add(receiver)) {
      receiver.share(id, written);
    }
  }

  @Override
  public void close() {
    ALL.remove(id);
    List<SharedReceiver> told;
    synchronized (this) {
      contents = null;
      code = null;
      written = null;
      told = new ArrayList<>(receivers);
      receivers.clear();
    }
    told.forEach(receiver -> receiver.unshare(id));
  }
}
