package dev.brine.pickle;

import dev.brine.code.Reach;
import dev.brine.task.LocalRecipe;
import dev.brine.task.Shared;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Hands the code behind written values to the walk over bytecode, and what it reaches back. */
final class ReachDiscovery implements Discovery {
  private final Reach reach;
  private final Set<Class<?>> told = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Class<?>> bound = Collections.newSetFromMap(new IdentityHashMap<>());
  private int countedNames;
  private final Queue<Object> found = new ArrayDeque<>();
  private final Predicate<Field> travels;
  private final @Nullable Fingerprints fingerprints;
  private final boolean outlasts;

  /** Nobody else need hold these while the capture is of use. */
  private final Map<SharedHere<?>, Shared<?>> shared = new HashMap<>();

  private final List<SharedHere<?>> newShared = new ArrayList<>();

  /** All statics that are reached travel. */
  ReachDiscovery(Reach reach) {
    this(reach, field -> true, new Fingerprints(), false);
  }

  /**
   * For what outlives the session, which no shared value does.
   *
   * @param travels whether a static that was reached travels; asked once for each
   */
  ReachDiscovery(Reach reach, Predicate<Field> travels) {
    this(reach, travels, null, true);
  }

  private ReachDiscovery(
      Reach reach,
      Predicate<Field> travels,
      @Nullable Fingerprints fingerprints,
      boolean outlasts) {
    this.reach = reach;
    this.travels = travels;
    this.fingerprints = fingerprints;
    this.outlasts = outlasts;
  }

  /** All statics that are reached travel, but what recipes of worker locals are does not matter. */
  static ReachDiscovery withoutFingerprints(Reach reach) {
    return new ReachDiscovery(reach, field -> true, null, false);
  }

  /** All statics that are reached travel, to where the session may be over. */
  static ReachDiscovery outlasting(Reach reach) {
    return new ReachDiscovery(reach, field -> true, new Fingerprints(), true);
  }

  /** The shared values that were met since the last call. */
  List<SharedHere<?>> takeShared() {
    List<SharedHere<?>> taken = List.copyOf(newShared);
    newShared.clear();
    return taken;
  }

  boolean hasNewShared() {
    return !newShared.isEmpty();
  }

  /** Discovers the same, but leaves what code reaches by itself to this one. */
  Discovery ofItems() {
    return new Discovery() {
      @Override
      public void type(Class<?> type) {
        ReachDiscovery.this.type(type);
      }

      @Override
      public void lambda(LambdaShape shape, Class<?> capturing) {
        ReachDiscovery.this.lambda(shape, capturing);
      }

      @Override
      public @Nullable Object next() {
        return null;
      }

      @Override
      public boolean outlasts() {
        return outlasts;
      }

      @Override
      public void shared(SharedHere<?> source, Shared<?> handle) {
        ReachDiscovery.this.shared(source, handle);
      }

      @Override
      public String fingerprint(LocalRecipe<?> recipe) {
        return ReachDiscovery.this.fingerprint(recipe);
      }
    };
  }

  @Override
  public void type(Class<?> type) {
    if (told.add(type)) {
      reach.use(type);
    }
  }

  @Override
  public void lambda(LambdaShape shape, Class<?> capturing) {
    ClassLoader loader = capturing.getClassLoader();
    reach.require(capturing);
    try {
      reach.call(
          Class.forName(shape.owner(), false, loader),
          shape.implementation().name(),
          shape.implementation().descriptor());
      reach.use(Class.forName(shape.functional(), false, loader));
      for (String marker : shape.markers()) {
        reach.use(Class.forName(marker, false, loader));
      }
      MethodType.fromMethodDescriptorString(shape.instantiated(), loader)
          .parameterList()
          .forEach(reach::require);
    } catch (ClassNotFoundException | TypeNotPresentException e) {
      throw Refusals.missing(shape.capturing(), e);
    }
  }

  /** A task may make and return objects of a type that no value has. */
  private void addCodecs() {
    if (countedNames == reach.countNames()) {
      return;
    }
    countedNames = reach.countNames();
    Codecs.all()
        .forEach(
            (type, codec) -> {
              if (reach.names(type) && bound.add(type)) {
                found.add(new CodecBinding(type, codec));
              }
            });
  }

  @Override
  public @Nullable Object next() {
    if (reach.hasNewValues()) {
      takeValues();
    }
    addCodecs();
    return found.poll();
  }

  private void takeValues() {
    for (Class<?> type : reach.takeEnums()) {
      found.add(new EnumConstants(type));
      for (Object constant : type.getEnumConstants()) {
        EnumState state = new EnumState((Enum<?>) constant);
        if (!state.fields().isEmpty()) {
          found.add(state);
        }
      }
    }
    for (Field field = reach.takeStatic(); field != null; field = reach.takeStatic()) {
      if (travels.test(field)) {
        found.add(new StaticValue(field));
      }
    }
  }

  @Override
  public boolean outlasts() {
    return outlasts;
  }

  @Override
  public void shared(SharedHere<?> source, Shared<?> handle) {
    if (shared.put(source, handle) == null) {
      newShared.add(source);
    }
  }

  @Override
  public String fingerprint(LocalRecipe<?> recipe) {
    return fingerprints == null ? "" : fingerprints.of(recipe);
  }
}
