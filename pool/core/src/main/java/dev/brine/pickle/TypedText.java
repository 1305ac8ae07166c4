package dev.brine.pickle;

import dev.brine.code.Reach;
import dev.brine.code.SessionClasses;
import dev.brine.code.SnippetNames;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the user's own text behind an object. */
final class TypedText {
  private static final String LAMBDA_BODY = "lambda$";

  private final @Nullable Object object;
  private final @Nullable LambdaParts lambda;

  /** The class in whose text the object's code stands; null where there is none. */
  private final @Nullable Class<?> maker;

  TypedText(@Nullable Object object) {
    this.object = object;
    lambda = lambda(object);
    if (lambda != null) {
      maker = lambda.capturing();
    } else if (object instanceof Class<?> type) {
      maker = type;
    } else {
      maker = object == null ? null : object.getClass();
    }
  }

  /** One that does not tell what it is made of is explained as refused. */
  private static @Nullable LambdaParts lambda(@Nullable Object object) {
    try {
      return object != null && LambdaReader.isLambda(object.getClass())
          ? LambdaParts.of(object)
          : null;
    } catch (RuntimeException refused) {
      return null;
    }
  }

  /**
   * The text.
   *
   * @param reached the names of all classes that travel with the object
   */
  Explanation.Source source(Set<String> reached) {
    SnippetNames names = SnippetNames.current();
    String wrapper = maker == null ? null : TypeNames.wrapper(maker.getName());
    String text = wrapper == null ? null : names.source(wrapper);
    Set<String> wrappers = new LinkedHashSet<>();
    if (wrapper != null) {
      wrappers.add(wrapper);
    }
    for (String each : reached) {
      String its = TypeNames.wrapper(each);
      if (its != null) {
        wrappers.add(its);
      }
    }
    List<String> snippets = wrappers.isEmpty() ? List.of() : names.sources(wrappers);
    return new Explanation.Source(name(), isFromSession(), text == null ? "" : text, snippets);
  }

  private String name() {
    String variable = variable();
    if (variable != null || maker == null) {
      return variable == null ? "" : variable;
    }
    if (lambda == null) {
      return maker.isAnonymousClass() || maker.isHidden() ? "" : TypeNames.of(maker);
    }
    CalledMethod called = lambda.shape().implementation();
    if (called.name().startsWith(LAMBDA_BODY)) {
      return "";
    }
    String method = called.name().equals("<init>") ? "new" : called.name();
    return Reach.isWrapper(lambda.shape().owner())
        ? method
        : TypeNames.plain(lambda.shape().owner()) + "." + method;
  }

  /** The variable that holds the object, where the snippet that made it declares one. */
  private @Nullable String variable() {
    if (lambda == null || !Reach.isWrapper(lambda.capturing().getName())) {
      return null;
    }
    try {
      for (Field field : lambda.capturing().getDeclaredFields()) {
        if (Modifier.isStatic(field.getModifiers())
            && field.trySetAccessible()
            && field.get(null) == object) {
          return field.getName();
        }
      }
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
    return null;
  }

  private boolean isFromSession() {
    if (lambda == null) {
      return maker != null && SessionClasses.contains(elementOf(maker));
    }
    try {
      String owner = lambda.shape().owner();
      ClassLoader loader = lambda.capturing().getClassLoader();
      return SessionClasses.contains(Class.forName(owner, false, loader));
    } catch (ClassNotFoundException gone) {
      return false;
    }
  }

  private static Class<?> elementOf(Class<?> type) {
    Class<?> element = type;
    while (element.isArray()) {
      element = element.getComponentType();
    }
    return element;
  }
}
