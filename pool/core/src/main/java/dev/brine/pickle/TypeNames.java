package dev.brine.pickle;

import com.google.common.base.Splitter;
import com.google.common.collect.Iterables;
import dev.brine.code.SessionClasses;
import dev.brine.code.SnippetNames;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the user calls a type: one of the session without the classes generated around it, any other
 * by its full name.
 */
final class TypeNames {
  private static final Pattern GENERATED =
      Pattern.compile("(REPL\\.\\$JShell\\$\\w+)(?:[.$](\\w[\\w$.]*))?");
  private static final Pattern PACKAGE = Pattern.compile("\\b(?:[a-z_]\\w*\\.)+(?=[A-Z])");

  private static final String LAMBDA = "$$Lambda";

  /** Interfaces of these say little of what implements them: Cloneable, Closeable. */
  private static final Set<String> VAGUE = Set.of("java.lang", "java.io");

  private TypeNames() {}

  /** What an instance's class is called. */
  static String of(Class<?> type) {
    if (type.isArray()) {
      return of(type.getComponentType()) + "[]";
    }
    if (type.isHidden() && type.getName().contains(LAMBDA)) {
      return lambda(type.getName().substring(0, type.getName().indexOf(LAMBDA)));
    }
    if (Proxy.isProxyClass(type)) {
      Class<?>[] interfaces = type.getInterfaces();
      return "a proxy" + (interfaces.length == 0 ? "" : " of " + of(interfaces[0]));
    }
    if (!SessionClasses.contains(type)) {
      return type.getTypeName();
    }
    if (type.isAnonymousClass()) {
      if (Enum.class.isAssignableFrom(type.getSuperclass())) {
        return of(type.getSuperclass());
      }
      return "an anonymous class of " + label(type.getName());
    }
    String name = type.getCanonicalName();
    return name == null ? type.getSimpleName() : plain(name);
  }

  /** As above, as a noun in a sentence. */
  static String withArticle(Class<?> type) {
    String name = of(type);
    return name.startsWith("a ") || name.startsWith("an ") || name.startsWith("the ")
        ? name
        : (isVowel(name) ? "an " : "a ") + name;
  }

  /** A lambda that the code of this class made. */
  static String lambda(String capturing) {
    return isGenerated(capturing)
        ? "the lambda of " + label(capturing)
        : "a lambda of " + plain(capturing);
  }

  /** Where the code of this class was typed, or its name where it was not. */
  static String place(String name) {
    return isGenerated(name) ? label(name) : plain(name);
  }

  /**
   * What a class is called that cannot travel: one that the JDK keeps to itself by what it is to
   * all others.
   */
  static String known(Class<?> type) {
    if (!type.getModule().isNamed() || type.isArray()) {
      return of(type);
    }
    for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
      if (isPublic(each)) {
        return of(each);
      }
      for (Class<?> above : each.getInterfaces()) {
        if (isPublic(above) && !VAGUE.contains(above.getPackageName())) {
          return of(above);
        }
      }
    }
    return of(type);
  }

  private static boolean isPublic(Class<?> type) {
    boolean isPublic = type.getModule().isExported(type.getPackageName());
    for (Class<?> each = type; each != null; each = each.getEnclosingClass()) {
      isPublic &= Modifier.isPublic(each.getModifiers());
    }
    return isPublic;
  }

  /** A type as it was declared, all names short. */
  static String declared(Type type) {
    Matcher generated = GENERATED.matcher(type.getTypeName());
    String text =
        generated.replaceAll(match -> match.group(2) == null ? match.group(1) : match.group(2));
    return PACKAGE.matcher(text).replaceAll("").replace('$', '.');
  }

  /** A class that is named in code, by its binary name. */
  static String plain(String name) {
    if (isOfJShell(name)) {
      return "code of JShell";
    }
    Matcher generated = GENERATED.matcher(name);
    if (!generated.matches()) {
      return name;
    }
    String own = generated.group(2);
    if (own == null) {
      return "code of " + label(name);
    }
    String last = Iterables.getLast(Splitter.on('$').split(own));
    return last.chars().allMatch(Character::isDigit)
        ? "an anonymous class of " + label(name)
        : own.replaceAll("\\$\\d*", ".");
  }

  /** Whether this is a class of JShell's own that nobody typed. */
  static boolean isOfJShell(String name) {
    return name.equals(SessionClasses.STOP_CHECK);
  }

  /** Whether this is a class that was generated around a snippet, or one in it. */
  static boolean isGenerated(String name) {
    return GENERATED.matcher(name).matches();
  }

  /** The class that was generated around the snippet in which this one was typed, or null. */
  static @Nullable String wrapper(String name) {
    Matcher generated = GENERATED.matcher(name);
    return generated.matches() ? generated.group(1) : null;
  }

  /** The snippet of a class of the session; empty where the class was not typed in one. */
  static String label(String name) {
    String label = SnippetNames.current().label(name);
    return isGenerated(name) || !label.equals(name) ? label : "";
  }

  /** A name with the snippet in brackets behind it, where there is one. */
  static String labelled(String text, String owner) {
    String label = label(owner);
    return label.isEmpty() || text.endsWith(label) ? text : text + " (" + label + ")";
  }

  private static boolean isVowel(String name) {
    return !name.isEmpty() && "AEIOUaeiou".indexOf(name.charAt(0)) >= 0;
  }
}
