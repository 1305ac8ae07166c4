package dev.brine.pickle;

import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.serializers.EnumNameSerializer;
import dev.brine.code.SessionClasses;
import java.io.PrintStream;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URL;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Currency;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Decides how each class is written. Kryo's own serializers fit some classes exactly and lose state
 * of others without a word, so it is asked only for classes that it is known to keep whole.
 */
final class Policy {
  private static final Set<Class<?>> KRYO =
      Set.of(
          ArrayDeque.class,
          ArrayList.class,
          BigDecimal.class,
          BigInteger.class,
          BitSet.class,
          Boolean.class,
          Byte.class,
          Character.class,
          ConcurrentHashMap.class,
          Currency.class,
          Date.class,
          Double.class,
          Duration.class,
          Float.class,
          HashMap.class,
          HashSet.class,
          IdentityHashMap.class,
          Instant.class,
          Integer.class,
          LinkedHashSet.class,
          LinkedList.class,
          LocalDate.class,
          LocalDateTime.class,
          LocalTime.class,
          Locale.class,
          Long.class,
          MonthDay.class,
          OffsetDateTime.class,
          OffsetTime.class,
          Optional.class,
          OptionalDouble.class,
          OptionalInt.class,
          OptionalLong.class,
          Period.class,
          PriorityQueue.class,
          Short.class,
          String.class,
          StringBuffer.class,
          StringBuilder.class,
          TreeMap.class,
          TreeSet.class,
          URL.class,
          Void.class,
          WeakHashMap.class,
          Year.class,
          YearMonth.class,
          ZonedDateTime.class);

  private Policy() {}

  /** Brine's own serializer for a class, or null where Kryo's is right. */
  static @Nullable Serializer<?> serializerFor(Class<?> type) {
    if (type.isArray() || type.isPrimitive() || KRYO.contains(type)) {
      return null;
    }
    if (type == Class.class) {
      return new TypeSerializer();
    }
    if (type.isEnum()) {
      return byName(type);
    }
    if (type == PrintStream.class) {
      return new StandardStreamSerializer();
    }
    if (type == Path.class || type == Charset.class) {
      return new NamedSerializer(type);
    }
    if (type == Map.entry("", "").getClass()) {
      return new EntrySerializer();
    }
    if (type.isRecord() && !Hooks.in(type)) {
      return new RecordSerializer(type);
    }
    if (SessionClasses.contains(type) && !Hooks.in(type)) {
      String reason = FieldLayout.whyNot(type);
      if (reason == null) {
        return new InstanceSerializer(type);
      }
      if (!Serializable.class.isAssignableFrom(type)) {
        return new RefusedSerializer(reason);
      }
    }
    String reason = Refusals.reason(type);
    return reason == null ? new BridgeSerializer() : new RefusedSerializer(reason);
  }

  /** Ordinals would change their meaning when the session redefines the enum during a map. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Serializer<?> byName(Class<?> type) {
    return new EnumNameSerializer((Class) type);
  }
}
