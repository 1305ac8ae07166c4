package dev.brine.pickle;

import dev.brine.code.SessionClasses;
import dev.brine.code.TravelRules;
import dev.brine.payload.ArrayKind;
import java.io.PrintStream;
import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.util.BitSet;
import java.util.Currency;
import java.util.Date;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides how each class is written. Each class of the JDK has a form that is known to keep all of
 * it, or writes itself by java.io serialization, or is refused; there is no default that might lose
 * something without a word.
 */
final class Policy {
  /** Classes that Kryo's own serializers keep whole. */
  private static final Set<Class<?>> KRYO =
      Set.of(
          BigDecimal.class,
          BigInteger.class,
          BitSet.class,
          Currency.class,
          Date.class,
          Duration.class,
          Instant.class,
          LocalDate.class,
          LocalDateTime.class,
          LocalTime.class,
          MonthDay.class,
          OffsetDateTime.class,
          OffsetTime.class,
          OptionalDouble.class,
          OptionalInt.class,
          OptionalLong.class,
          Period.class,
          StringBuffer.class,
          StringBuilder.class,
          URL.class,
          Year.class,
          YearMonth.class);

  /** Types whose many implementation classes are all written in one way. */
  private static final List<Class<?>> FAMILIES =
      List.of(
          PrintStream.class,
          Path.class,
          Charset.class,
          ByteBuffer.class,
          CharBuffer.class,
          ShortBuffer.class,
          IntBuffer.class,
          LongBuffer.class,
          FloatBuffer.class,
          DoubleBuffer.class);

  private static final ClassValue<Class<?>> WRITTEN =
      new ClassValue<>() {
        @Override
        protected Class<?> computeValue(Class<?> type) {
          return written(type);
        }
      };

  /** {@link #formOf} as an object; no lambda, since a worker waits for what makes those. */
  static final Function<Class<?>, Form<Object>> FORMS = new Chosen();

  private static final class Chosen implements Function<Class<?>, Form<Object>> {
    @Override
    public Form<Object> apply(Class<?> type) {
      return formOf(type);
    }
  }

  private static volatile ClassValue<Form<?>> forms = newForms();

  private Policy() {}

  /** The class that stands for an object's class in a graph. */
  static Class<?> writtenClass(Object object) {
    Class<?> type = object.getClass();
    if (Codecs.of(type) != null) {
      return Coded.class;
    }
    // Each lambda has a class of its own, so nothing is kept of these.
    return type.isHidden() ? SerializedLambda.class : WRITTEN.get(type);
  }

  /** Rules have changed: what was decided about classes is to be decided again. */
  static void forget() {
    forms = newForms();
  }

  /** The form of a class that stands in a graph. */
  @SuppressWarnings("unchecked")
  static Form<Object> formOf(Class<?> type) {
    return (Form<Object>) forms.get(type);
  }

  private static ClassValue<Form<?>> newForms() {
    return new ClassValue<>() {
      @Override
      protected Form<?> computeValue(Class<?> type) {
        return choose(type);
      }
    };
  }

  private static Class<?> written(Class<?> type) {
    if (Proxy.isProxyClass(type)) {
      return InvocationHandler.class;
    }
    if (Enum.class.isAssignableFrom(type) && !type.isEnum() && type != Enum.class) {
      return type.getSuperclass();
    }
    for (Class<?> family : FAMILIES) {
      if (family.isAssignableFrom(type)) {
        return family;
      }
    }
    return type;
  }

  private static Form<?> choose(Class<?> type) {
    Form<?> known = known(type);
    if (known != null) {
      return known;
    }
    boolean isTheUsers =
        SessionClasses.contains(type)
            || TravelRules.isNamedOnly(type)
            || Codec.class.isAssignableFrom(type);
    Method readResolve = isTheUsers ? Hooks.onlyReadResolve(type) : null;
    if (readResolve != null && FieldLayout.whyNot(type) == null) {
      return new ResolvingForm(type, readResolve);
    }
    if (type.isRecord() && !Hooks.in(type)) {
      return new RecordForm(type);
    }
    if (isTheUsers && !Hooks.in(type)) {
      String reason = FieldLayout.whyNot(type);
      if (reason == null) {
        return new InstanceForm(type, FieldLayout.of(type));
      }
      if (!Serializable.class.isAssignableFrom(type)) {
        return new RefusedForm(type, reason);
      }
    }
    String reason = Refusals.reason(type);
    if (reason == null) {
      return new BridgeForm(type);
    }
    Form<?> view = ViewForm.formOf(type);
    return view == null ? new RefusedForm(type, reason) : view;
  }

  private static @Nullable Form<?> known(Class<?> type) {
    if (type.isArray()) {
      ArrayKind kind = ArrayKind.ofClass(type);
      if (kind != null) {
        return new PrimitivesForm<>(type, kind);
      }
      return type.getComponentType().isPrimitive() ? new KryoForm<>(type) : new ArrayForm(type);
    }
    if (KRYO.contains(type)) {
      return new KryoForm<>(type);
    }
    if (type.isEnum()) {
      return new EnumForm(type);
    }
    Form<?> ofJdk = Containers.formOf(type);
    if (ofJdk == null) {
      ofJdk = Values.formOf(type);
    }
    if (ofJdk == null) {
      ofJdk = Immutables.formOf(type);
    }
    if (ofJdk == null && States.contains(type)) {
      ofJdk = StateForm.of(type);
    }
    return ofJdk == null ? Types.formOf(type) : ofJdk;
  }
}
