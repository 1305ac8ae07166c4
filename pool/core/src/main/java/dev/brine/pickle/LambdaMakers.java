package dev.brine.pickle;

import dev.brine.code.Generation;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps what makes lambdas. In a generation code never changes, so its makers serve all its maps
 * and compiled code stays warm; elsewhere a class may be redefined, so they serve one reader.
 */
final class LambdaMakers {
  private static final ClassValue<Map<LambdaShape, LambdaMaker>> OF_GENERATIONS =
      new ClassValue<>() {
        @Override
        protected Map<LambdaShape, LambdaMaker> computeValue(Class<?> type) {
          return new ConcurrentHashMap<>();
        }
      };

  private final ClassLoader loader;
  private final Map<LambdaShape, LambdaMaker> own = new ConcurrentHashMap<>();

  LambdaMakers(ClassLoader loader) {
    this.loader = loader;
  }

  LambdaMaker of(LambdaShape shape) {
    Map<LambdaShape, LambdaMaker> makers = cache(shape);
    LambdaMaker known = makers.get(shape);
    if (known == null) {
      LambdaMaker fresh = new LambdaMaker(shape, loader);
      LambdaMaker other = makers.putIfAbsent(shape, fresh);
      known = other == null ? fresh : other;
    }
    return known;
  }

  private Map<LambdaShape, LambdaMaker> cache(LambdaShape shape) {
    try {
      Class<?> capturing = Class.forName(shape.capturing(), false, loader);
      return capturing.getClassLoader() instanceof Generation ? OF_GENERATIONS.get(capturing) : own;
    } catch (ClassNotFoundException e) {
      return own;
    }
  }
}
