package dev.brine.pickle;

import org.jspecify.annotations.Nullable;

/** Finds out which class loader sees all classes of the values that are written. */
final class LoaderOfValues implements Discovery {
  private ClassLoader loader;

  /** At first, this one. */
  LoaderOfValues(ClassLoader usual) {
    loader = usual;
  }

  ClassLoader loader() {
    return loader;
  }

  @Override
  public void type(Class<?> type) {
    Class<?> element = type;
    while (element.isArray()) {
      element = element.getComponentType();
    }
    ClassLoader other = element.getClassLoader();
    if (other != null && other != loader && !sees(loader, element)) {
      loader = other;
    }
  }

  @Override
  public void lambda(LambdaShape shape, Class<?> capturing) {
    type(capturing);
  }

  @Override
  public @Nullable Object next() {
    return null;
  }

  private static boolean sees(ClassLoader loader, Class<?> type) {
    try {
      return type.isHidden() || Class.forName(type.getName(), false, loader) == type;
    } catch (ClassNotFoundException | LinkageError hidden) {
      return false;
    }
  }
}
