package dev.brine.pickle.catalogue;

import static dev.brine.pickle.catalogue.Checks.by;
import static dev.brine.pickle.catalogue.Checks.equal;
import static dev.brine.pickle.catalogue.Checks.same;
import static dev.brine.pickle.catalogue.Checks.that;
import static dev.brine.pickle.catalogue.TypeRow.refused;
import static dev.brine.pickle.catalogue.TypeRow.travels;

import com.google.common.base.CharMatcher;
import com.google.common.base.Converter;
import com.google.common.base.Equivalence;
import com.google.common.base.Functions;
import com.google.common.base.Joiner;
import com.google.common.base.Optional;
import com.google.common.base.Predicates;
import com.google.common.base.Splitter;
import com.google.common.base.Stopwatch;
import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import com.google.common.cache.CacheBuilder;
import com.google.common.cache.CacheLoader;
import com.google.common.collect.Interners;
import com.google.common.collect.Ordering;
import com.google.common.collect.Range;
import com.google.common.eventbus.EventBus;
import com.google.common.hash.BloomFilter;
import com.google.common.hash.Funnels;
import com.google.common.hash.HashCode;
import com.google.common.hash.Hashing;
import com.google.common.io.ByteSource;
import com.google.common.io.CharSource;
import com.google.common.math.Stats;
import com.google.common.net.HostAndPort;
import com.google.common.net.InternetDomainName;
import com.google.common.net.MediaType;
import com.google.common.primitives.Ints;
import com.google.common.primitives.UnsignedInteger;
import com.google.common.primitives.UnsignedLong;
import com.google.common.reflect.TypeToken;
import com.google.common.util.concurrent.AtomicDouble;
import com.google.common.util.concurrent.AtomicDoubleArray;
import com.google.common.util.concurrent.AtomicLongMap;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.Monitor;
import com.google.common.util.concurrent.RateLimiter;
import com.google.common.util.concurrent.SettableFuture;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What else Guava has. */
@SuppressWarnings({"UnstableApiUsage", "FutureReturnValueIgnored"}) // futures are but shown here
final class GuavaValueTypes {
  private static final String TASK = "inside the task";

  private GuavaValueTypes() {}

  static List<TypeRow> rows() {
    return List.of(
        travels("Range closed", () -> Range.closedOpen(1, 5)),
        travels("Range of all", () -> Range.<Integer>all()),
        travels("Range of what is not a number", () -> Range.atLeast("m")),
        travels("Guava Optional", () -> Optional.of("x")),
        travels("Guava Optional absent", () -> Optional.absent()),
        travels("HashCode", () -> HashCode.fromBytes(new byte[] {1, 2, 3, 4, 5})),
        travels("HashCode of an int", () -> HashCode.fromInt(7)),
        travels(
            "HashFunction",
            () -> Hashing.sha256(),
            by(function -> function.hashString("x", StandardCharsets.UTF_8))),
        travels(
            "HashFunction murmur with seed",
            () -> Hashing.murmur3_128(42),
            by(function -> function.hashLong(7))),
        travels("Funnel", Funnels::integerFunnel),
        travels(
            "BloomFilter",
            () -> {
              BloomFilter<Integer> filter = BloomFilter.create(Funnels.integerFunnel(), 100);
              that(filter.put(42), "not put");
              return filter;
            },
            (sent, back) -> {
              Checks.<Object>equal().check(sent, back);
              that(back.mightContain(42) && !back.mightContain(43), "it forgot");
            }),
        refused("Cache", () -> CacheBuilder.newBuilder().build(), "cache", TASK),
        refused(
            "LoadingCache",
            () -> CacheBuilder.newBuilder().build(CacheLoader.from(String::valueOf)),
            "cache",
            TASK),
        refused("RateLimiter", () -> RateLimiter.create(1), TASK),
        refused("Stopwatch", Stopwatch::createStarted, TASK),
        refused("Monitor", Monitor::new, TASK),
        refused("Interner", Interners::newStrongInterner, TASK),
        refused("Splitter", () -> Splitter.on(','), TASK),
        refused("Joiner", () -> Joiner.on(','), TASK),
        refused("CharMatcher", () -> CharMatcher.anyOf("xyz"), TASK),
        refused("EventBus", EventBus::new, TASK),
        refused("ByteSource", () -> ByteSource.wrap(new byte[1]), TASK),
        refused("CharSource", () -> CharSource.wrap("x"), TASK),
        refused("Futures.immediateFuture", () -> Futures.immediateFuture(1), "its value"),
        refused("SettableFuture", SettableFuture::create, "its value"),
        refused("InternetDomainName", () -> InternetDomainName.from("some.org"), TASK, "pass"),
        refused("MediaType", () -> MediaType.PNG, TASK, "pass"),
        travels("HostAndPort", () -> HostAndPort.fromString("[::1]:80")),
        travels("UnsignedInteger", () -> UnsignedInteger.MAX_VALUE, equal()).value(),
        travels("UnsignedLong", () -> UnsignedLong.MAX_VALUE, equal()).value(),
        travels("AtomicDouble", () -> new AtomicDouble(1.5), by(value -> value.addAndGet(1))),
        travels(
            "AtomicDoubleArray",
            () -> new AtomicDoubleArray(new double[] {1, 2}),
            by(AtomicDoubleArray::toString)),
        travels(
            "AtomicLongMap",
            () -> AtomicLongMap.create(Map.of("a", 41L)),
            by(map -> map.incrementAndGet("a"))),
        travels("Converter", Ints::stringConverter, by(converter -> converter.convert("7"))),
        travels(
            "Converter of two lambdas",
            () -> Converter.from((String s) -> s.length(), (Integer i) -> "x".repeat(i)),
            by(converter -> List.of(converter.convert("abc"), converter.reverse().convert(2)))),
        travels(
            "Ordering",
            () -> Ordering.<Integer>natural().nullsFirst().reverse(),
            (sent, back) ->
                same(sent.sortedCopy(List.of(1, 3, 2)), back.sortedCopy(List.of(1, 3, 2)))),
        travels(
            "Ordering from a lambda",
            () -> Ordering.from((String a, String b) -> b.compareTo(a)),
            (sent, back) -> same("a", back.max("a", "b"))),
        travels("Functions.forMap", () -> Functions.forMap(Map.of("a", 1)), by(f -> f.apply("a"))),
        travels("Predicates.in", () -> Predicates.in(List.of(1, 2)), by(p -> p.apply(2))),
        travels("Suppliers.ofInstance", () -> Suppliers.ofInstance("x")),
        travels("Suppliers.memoize", () -> memoized("abc"), (sent, back) -> same(3, back.get())),
        travels(
            "Suppliers.memoize that was asked",
            () -> {
              Supplier<Integer> supplier = memoized("abc");
              same(3, supplier.get());
              return supplier;
            },
            (sent, back) -> same(3, back.get())),
        refused(
            "Suppliers.memoize of what is not Serializable",
            () -> Suppliers.memoize("abc"::length),
            TASK),
        travels("Equivalence.equals", () -> Equivalence.equals(), Checks.identical()),
        travels("Equivalence.Wrapper", () -> Equivalence.equals().wrap("x"), equal()),
        travels("Stats", () -> Stats.of(1, 2, 3), equal()),
        travels("TypeToken", GuavaValueTypes::token, (sent, back) -> same(sent, back)));
  }

  private static TypeToken<List<String>> token() {
    return new TypeToken<List<String>>() {};
  }

  private static Supplier<Integer> memoized(String text) {
    return Suppliers.memoize((Supplier<Integer> & Serializable) text::length);
  }
}
