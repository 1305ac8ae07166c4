package dev.brine.pickle;

import dev.brine.code.Reach;
import java.lang.invoke.MethodType;

/** Hands the code behind written values to the walk over bytecode. */
final class ReachDiscovery implements Discovery {
  private final Reach reach;

  ReachDiscovery(Reach reach) {
    this.reach = reach;
  }

  @Override
  public void type(Class<?> type) {
    reach.use(type);
  }

  @Override
  public void lambda(LambdaShape shape, Class<?> capturing) {
    ClassLoader loader = capturing.getClassLoader();
    reach.require(capturing);
    try {
      reach.call(
          Class.forName(shape.owner(), false, loader),
          shape.implementation().getName(),
          shape.implementation().getDesc());
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
}
