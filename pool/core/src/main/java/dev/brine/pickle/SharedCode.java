package dev.brine.pickle;

import dev.brine.task.LocalRecipe;
import dev.brine.task.Shared;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Notes the code behind a shared value, so that each map that uses the value brings this code with
 * its own. Not thread-safe until all is noted.
 */
final class SharedCode implements Discovery {
  /** A lambda in the value. */
  private record Lambda(LambdaShape shape, Class<?> capturing) {}

  private final Set<Class<?>> types = new LinkedHashSet<>();
  private final Set<Lambda> lambdas = new LinkedHashSet<>();
  private final Map<SharedHere<?>, Shared<?>> nested = new LinkedHashMap<>();
  private final Fingerprints fingerprints = new Fingerprints();

  /** Tells another one all that was noted. */
  void tell(Discovery other) {
    types.forEach(other::type);
    lambdas.forEach(each -> other.lambda(each.shape(), each.capturing()));
    nested.forEach(other::shared);
  }

  /** Whether the value means the same in every map: it is made of the JDK's classes alone. */
  boolean isPlain() {
    return lambdas.isEmpty() && nested.isEmpty() && types.stream().allMatch(SharedCode::isPlain);
  }

  private static boolean isPlain(Class<?> type) {
    Class<?> element = type;
    while (element.isArray()) {
      element = element.getComponentType();
    }
    ClassLoader loader = element.getClassLoader();
    boolean ofJdk = loader == null || loader == ClassLoader.getPlatformClassLoader();
    return ofJdk && Codecs.of(element) == null && !element.isHidden();
  }

  @Override
  public void type(Class<?> type) {
    types.add(type);
  }

  @Override
  public void lambda(LambdaShape shape, Class<?> capturing) {
    lambdas.add(new Lambda(shape, capturing));
  }

  @Override
  public @Nullable Object next() {
    return null;
  }

  @Override
  public void shared(SharedHere<?> source, Shared<?> handle) {
    nested.put(source, handle);
  }

  @Override
  public String fingerprint(LocalRecipe<?> recipe) {
    return fingerprints.of(recipe);
  }
}
