package dev.brine.pickle;

import dev.brine.error.BrineException;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import org.objenesis.strategy.StdInstantiatorStrategy;

/**
 * Writes an instance whose class names another object for it in the reading process, as singletons
 * do. While the static that holds the singleton is itself under way, there is no other object.
 */
final class ResolvingForm extends Form<Object> {
  private final Class<?> type;
  private final List<Field> fields;
  private final Method readResolve;

  ResolvingForm(Class<?> type, Method readResolve) {
    this.type = type;
    this.fields = FieldLayout.of(type).fields();
    this.readResolve = readResolve;
    readResolve.setAccessible(true);
  }

  @Override
  void write(Object object, GraphOutput output) {
    for (Field field : fields) {
      FieldValue.write(output, field, object);
    }
  }

  @Override
  Object make(GraphInput input) {
    Object object = new StdInstantiatorStrategy().newInstantiatorOf(type).newInstance();
    for (Field field : fields) {
      FieldValue.set(input, field, object);
    }
    try {
      Object resolved = readResolve.invoke(object);
      return resolved == null ? object : resolved;
    } catch (InvocationTargetException e) {
      throw new BrineException(
          Refusals.simpleName(type) + " refused to be read: " + e.getCause(), e.getCause());
    } catch (IllegalAccessException e) {
      throw new BrineException(Refusals.simpleName(type) + " cannot be read", e);
    }
  }

  @Override
  String step(Object object, boolean rest, int part, Object held) {
    String step = Held.step(object, held);
    return step == null ? step(object, rest, part) : step;
  }

  @Override
  boolean runsCode() {
    return true;
  }
}
