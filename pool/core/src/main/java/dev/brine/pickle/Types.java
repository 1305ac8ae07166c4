package dev.brine.pickle;

import dev.brine.code.JdkInternals;
import dev.brine.error.BrineException;
import java.lang.reflect.Field;
import java.lang.reflect.GenericDeclaration;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.objenesis.strategy.StdInstantiatorStrategy;

/** The forms of the JDK's descriptions of generic types, whose classes have no public names. */
final class Types {
  private static final String PACKAGE = "sun.reflect.generics.reflectiveObjects.";

  private Types() {}

  static @Nullable Form<?> formOf(Class<?> type) {
    if (!type.getName().startsWith(PACKAGE)) {
      return null;
    }
    if (TypeVariable.class.isAssignableFrom(type)) {
      return new CopyForm<TypeVariable<?>>(
          each -> new Object[] {each.getGenericDeclaration(), each.getName()},
          (input, all) -> variable((GenericDeclaration) Objects.requireNonNull(all[0]), all[1]));
    }
    if (WildcardType.class.isAssignableFrom(type)) {
      return new CopyForm<WildcardType>(
          each -> new Object[] {each.getUpperBounds(), each.getLowerBounds()},
          (input, all) -> wildcard(type, all));
    }
    return StateForm.of(type);
  }

  private static TypeVariable<?> variable(GenericDeclaration declaration, @Nullable Object name) {
    return Arrays.stream(declaration.getTypeParameters())
        .filter(each -> each.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new BrineException(declaration + " has no type variable " + name));
  }

  private static WildcardType wildcard(Class<?> type, @Nullable Object[] bounds) {
    Object wildcard = new StdInstantiatorStrategy().newInstantiatorOf(type).newInstance();
    set(wildcard, "upperBounds", bounds[0]);
    set(wildcard, "lowerBounds", bounds[1]);
    return (WildcardType) wildcard;
  }

  private static void set(Object wildcard, String name, @Nullable Object value) {
    try {
      Field field = wildcard.getClass().getDeclaredField(name);
      if (!JdkInternals.open(field)) {
        throw new BrineException("this JVM does not let a wildcard type be made again");
      }
      field.set(wildcard, value);
    } catch (ReflectiveOperationException e) {
      throw new BrineException("a wildcard type cannot be made again: " + e, e);
    }
  }
}
