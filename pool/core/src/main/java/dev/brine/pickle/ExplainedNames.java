package dev.brine.pickle;

import com.esotericsoftware.kryo.io.Output;
import dev.brine.code.ClassCode;
import dev.brine.code.Reach;
import dev.brine.code.ReachTrace;
import dev.brine.code.ReachTrace.Step;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells what an explanation found, in the user's words. */
final class ExplainedNames {
  private static final String LAMBDA_BODY = "lambda$";

  private final ReachTrace trace;
  private final Reach reach;
  private String subject = "";

  ExplainedNames(ReachTrace trace, Reach reach) {
    this.trace = trace;
    this.reach = reach;
  }

  /** This is what all ways begin with. */
  void begin(String itsSubject) {
    subject = itsSubject;
  }

  /** What is explained. */
  static String subject(@Nullable Object object) {
    if (object == null) {
      return "null";
    }
    Class<?> type = object.getClass();
    String name = own(TypeNames.of(type));
    return TypeNames.labelled(name, type.isHidden() ? "" : type.getName());
  }

  /** A name without its article, and without what it belongs to. */
  static String own(String name) {
    int holder = name.indexOf(" captured by ");
    String own = holder < 0 ? name : name.substring(0, holder);
    return own.startsWith("the ") ? own.substring(4) : own;
  }

  /** The primitive and boxed values that a lambda captured, which are written in place. */
  static Map<String, Explanation.Captured> scalarsCapturedBy(Object object) {
    Map<String, Explanation.Captured> all = new LinkedHashMap<>();
    if (!LambdaReader.isLambda(object.getClass())) {
      return all;
    }
    LambdaParts parts = LambdaParts.of(object);
    List<@Nullable String> variables = CapturedNames.of(parts);
    for (int i = 0; i < parts.values().size(); i++) {
      Object value = parts.values().get(i);
      Output bytes = Buffers.output();
      if (Scalars.write(bytes, value)) {
        String variable = variables.get(i);
        String type = value == null ? "null" : TypeNames.of(value.getClass());
        String name = variable == null ? "a value" : "variable " + variable;
        all.put("scalar " + i, new Explanation.Captured(name, type, bytes.position()));
      }
    }
    return all;
  }

  Explanation.Variable variable(Field field, @Nullable Object value, long bytes) {
    Class<?> owner = field.getDeclaringClass();
    return new Explanation.Variable(
        Reach.isVariable(field) ? field.getName() : TypeNames.of(owner) + "." + field.getName(),
        TypeNames.label(owner.getName()),
        TypeNames.declared(field.getGenericType()),
        value == null ? "null" : typeOfValue(field, value),
        bytes,
        way(trace.wayTo(field)));
  }

  private static String typeOfValue(Field field, Object value) {
    return field.getType().isPrimitive()
        ? field.getType().getName()
        : TypeNames.of(value.getClass());
  }

  /** What the constants of an enum hold. */
  Explanation.Variable constants(Class<?> type, long bytes) {
    String name = TypeNames.of(type);
    return new Explanation.Variable(
        "constants of " + name,
        TypeNames.label(type.getName()),
        name,
        name,
        bytes,
        way(trace.wayTo(type)));
  }

  Explanation.Code code(ClassCode code) {
    String name = code.name();
    if (!Reach.isWrapper(name)) {
      return new Explanation.Code(
          TypeNames.plain(name), TypeNames.label(name), code.bytes().length);
    }
    List<Step> members = trace.membersOf(name);
    String text =
        members.stream()
            .filter(step -> step.kind() == ReachTrace.Kind.METHOD)
            .map(ExplainedNames::method)
            .distinct()
            .collect(Collectors.joining(", "));
    if (text.isEmpty()) {
      text =
          members.stream()
              .map(step -> "variable " + step.member())
              .distinct()
              .collect(Collectors.joining(", "));
    }
    return new Explanation.Code(
        text.isEmpty() ? "snippet" : text, TypeNames.label(name), code.bytes().length);
  }

  private static String method(Step step) {
    return step.member().startsWith(LAMBDA_BODY) ? "lambda" : step.member() + "()";
  }

  private List<String> way(List<Step> steps) {
    List<String> way = new ArrayList<>();
    way.add(subject);
    for (Step step : steps) {
      String text = text(step);
      if (!text.equals(way.get(way.size() - 1))) {
        way.add(text);
      }
    }
    return way;
  }

  private String text(Step step) {
    String owner = step.owner();
    return switch (step.kind()) {
      case METHOD ->
          step.member().startsWith(LAMBDA_BODY)
              ? own(TypeNames.lambda(owner))
              : TypeNames.labelled(step.member() + "()", owner);
      case TYPE -> {
        String name = TypeNames.plain(owner);
        yield TypeNames.labelled(name.contains(" ") ? name : kind(owner) + name, owner);
      }
      case FIELD ->
          Reach.isWrapper(owner)
              ? TypeNames.labelled("variable " + step.member(), owner)
              : TypeNames.labelled(
                  "static field " + TypeNames.plain(owner) + "." + step.member(), owner);
    };
  }

  private String kind(String name) {
    try {
      Class<?> type = Class.forName(name, false, reach.loader());
      return type.isRecord()
          ? "record "
          : type.isEnum() ? "enum " : type.isInterface() ? "interface " : "class ";
    } catch (ClassNotFoundException | LinkageError e) {
      return "class ";
    }
  }
}
