package dev.brine.spark.driver;

import com.google.common.primitives.Ints;
import dev.brine.spark.executor.BatchResult;
import dev.brine.spark.executor.Told;
import dev.brine.spark.protocol.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The executors of this application. Thread-safe. */
final class Fleet {
  private final Map<String, Member> members = new LinkedHashMap<>();
  private final Map<String, Place> places = new HashMap<>();

  /** When there was none, by {@link System#nanoTime}. */
  private long emptySince = System.nanoTime();

  /** Where an executor runs, and how many tasks at a time. */
  private record Place(String host, int cores) {}

  /** What an executor that has ended was doing. */
  record End(long pid, List<Told.Begun> begun) {}

  private Member member(String id) {
    return members.computeIfAbsent(id, Member::new);
  }

  /** From now on executors can come. */
  synchronized void open() {
    emptySince = System.nanoTime();
  }

  /** An executor has begun: now it can be given tasks. */
  synchronized void hello(Told.Hello hello) {
    Member member = member(hello.executor());
    member.hello = hello;
    put(member);
    notifyAll();
  }

  /** Spark says where an executor is, before or after that has begun. */
  synchronized void added(String id, String host, int cores) {
    places.put(id, new Place(host, cores));
    Member member = members.get(id);
    if (member != null) {
      put(member);
    }
    notifyAll();
  }

  private void put(Member member) {
    Place place = places.get(member.id);
    if (place != null) {
      member.host = place.host();
      member.cores = place.cores();
    }
  }

  /** An executor has ended; what it was doing, or null if it never began. */
  synchronized @Nullable End removed(String id) {
    Member member = members.remove(id);
    places.remove(id);
    if (members.isEmpty()) {
      emptySince = System.nanoTime();
    }
    notifyAll();
    return member == null ? null : new End(member.pid(), List.copyOf(member.begun.values()));
  }

  /** Waits until an executor is known to have ended, or for so long. */
  synchronized void awaitEnd(String id, long millis) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    for (long rest = end - System.nanoTime();
        members.containsKey(id) && rest > 0;
        rest = end - System.nanoTime()) {
      TimeUnit.NANOSECONDS.timedWait(this, rest);
    }
  }

  synchronized void vitals(Told.Vitals vitals) {
    Member member = members.get(vitals.executor());
    if (member != null) {
      member.vitals = vitals;
    }
  }

  synchronized void begun(Told.Begun begun) {
    Member member = members.get(begun.executor());
    if (member != null) {
      member.begun.put(begun.task(), begun);
    }
  }

  /** A Spark task of this executor has given its result. */
  synchronized void ended(BatchResult result, long items, long nanos, long sent) {
    Member member = members.get(result.executor());
    if (member != null) {
      member.begun.remove(result.task());
      member.tasks += items;
      member.busyNanos += nanos;
      member.sent += sent;
      member.received += result.answers().length;
    }
  }

  synchronized void taskBegan(String id) {
    Member member = members.get(id);
    if (member != null) {
      member.running++;
    }
  }

  synchronized void taskEnded(String id, long task) {
    Member member = members.get(id);
    if (member != null) {
      member.running--;
      member.begun.remove(task);
    }
  }

  /** How many tasks can run at a time. */
  synchronized int slots() {
    return members.values().stream().filter(Member::isReady).mapToInt(each -> each.cores).sum();
  }

  /** For how long there has been no executor, in milliseconds; negative if there is one. */
  synchronized long emptyMillis() {
    return slots() > 0 ? -1 : TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - emptySince);
  }

  /** Spark's ids of those that can be given tasks. */
  synchronized List<String> ready() {
    return members.values().stream().filter(Member::isReady).map(each -> each.id).toList();
  }

  synchronized String host(String id) {
    Member member = members.get(id);
    return member == null ? "" : member.host;
  }

  synchronized Message.Fleet told() {
    List<Message.Executor> all = new ArrayList<>();
    for (Member each : members.values()) {
      if (each.isReady()) {
        all.add(each.told(number(each.id)));
      }
    }
    return new Message.Fleet(all);
  }

  /** The number that tasks see. */
  private static int number(String id) {
    Integer number = Ints.tryParse(id);
    return number == null ? 1 : number + 1;
  }
}
