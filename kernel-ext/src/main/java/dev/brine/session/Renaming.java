package dev.brine.session;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.Multimaps;
import dev.brine.session.SavedSnippet.Kind;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.Remapper;

/**
 * The names that the classes of a saved session have in the session it is loaded into. JShell
 * numbers the classes that it wraps around snippets, so the same snippet has another one in each
 * session. What a wrapper holds beside its snippet, such as the bodies of an initializer's lambdas,
 * the live session has not, since initializers do not run again: it is carried over, in classes
 * with fresh names. So a wrapper has two names here, and the member decides.
 */
final class Renaming extends Remapper {
  private static final Pattern WRAPPER = Pattern.compile("(REPL/\\$JShell\\$\\w+)(\\$.+)?");

  private final ImmutableListMultimap<String, Renamed> table;
  private final LiveClasses live;
  private final Function<String, String> freshName;
  private final Map<String, String> carried = new HashMap<>();

  /**
   * @param table the snippets that both sessions have
   * @param live the classes of the live session
   * @param freshName gives a wrapper's internal name to carry it under
   */
  Renaming(Collection<Renamed> table, LiveClasses live, Function<String, String> freshName) {
    super(Opcodes.ASM9);
    this.table = Multimaps.index(table, each -> each.was().replace('.', '/'));
    this.live = live;
    this.freshName = freshName;
  }

  /** Where the class with this internal name is now; a wrapper as what is carried of it. */
  @Override
  public String map(String name) {
    Matcher matcher = WRAPPER.matcher(name);
    if (!matcher.matches()) {
      return name;
    }
    String nested = matcher.group(2);
    String counterpart = counterpart(matcher.group(1), nested);
    if (counterpart != null) {
      return counterpart;
    }
    String wrapper = carried.computeIfAbsent(matcher.group(1), freshName);
    return nested == null ? wrapper : wrapper + nested;
  }

  /** Whether a class is carried over because the live session has no counterpart. */
  boolean isCarried(String name) {
    Matcher matcher = WRAPPER.matcher(name);
    return matcher.matches() && counterpart(matcher.group(1), matcher.group(2)) == null;
  }

  /** Where a member of a class is now. */
  String owner(String owner, String member, String descriptor) {
    return liveMember(owner, member, descriptor)
        .map(each -> each.is().replace('.', '/'))
        .orElseGet(() -> mapType(owner));
  }

  /** The snippet that declares this member of a wrapper, where the live session has it too. */
  Optional<Renamed> liveMember(String owner, String member, String descriptor) {
    boolean isMethod = descriptor.startsWith("(");
    return table.get(owner).stream()
        .filter(each -> each.kind() == (isMethod ? Kind.METHOD : Kind.VARIABLE))
        .filter(each -> each.name().equals(member))
        .filter(each -> !isMethod || live.hasMethod(each.is(), member, mapMethodDesc(descriptor)))
        .findFirst();
  }

  @Override
  public Object mapValue(Object value) {
    if (!(value instanceof Handle handle)) {
      return super.mapValue(value);
    }
    String owner = owner(handle.getOwner(), handle.getName(), handle.getDesc());
    boolean isMethod = handle.getTag() > Opcodes.H_PUTSTATIC;
    String descriptor = isMethod ? mapMethodDesc(handle.getDesc()) : mapDesc(handle.getDesc());
    String name = handle.getName();
    if (isMethod && name.startsWith("lambda$") && !isCarried(handle.getOwner())) {
      name = live.lambdaLike(handle, owner, descriptor, this);
    }
    return new Handle(handle.getTag(), owner, name, descriptor, handle.isInterface());
  }

  /** What a wrapper, or a class inside of it, is in the live session; null where that has none. */
  private @Nullable String counterpart(String wrapper, @Nullable String nested) {
    List<Renamed> snippets = table.get(wrapper);
    if (nested == null) {
      // Around a type there is nothing else.
      boolean isOfType = !snippets.isEmpty() && snippets.get(0).kind() == Kind.TYPE;
      return isOfType ? snippets.get(0).is().replace('.', '/') : null;
    }
    for (Renamed each : snippets) {
      if (each.kind() == Kind.TYPE
          && (nested.equals("$" + each.name()) || nested.startsWith("$" + each.name() + "$"))) {
        return each.is().replace('.', '/') + nested;
      }
      if (each.kind() == Kind.VARIABLE) {
        String type = live.typeOfVariable(each, wrapper + nested);
        if (type != null) {
          return type;
        }
      }
    }
    return null;
  }
}
