package dev.brine.pickle;

import com.esotericsoftware.kryo.util.MapReferenceResolver;
import dev.brine.error.BrineException;
import dev.brine.error.CaptureException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Keeps aliases and cycles, and refuses the cycles that cannot be kept. An object that exists only
 * once all its parts do, such as a record, cannot be referred to by a part; left alone, the
 * reference would arrive as null.
 */
final class GraphReferences extends MapReferenceResolver {
  private final Set<Object> whole = Collections.newSetFromMap(new IdentityHashMap<>());

  /** From now on until {@link #end} this object cannot be referred to. */
  void begin(Object object) {
    whole.add(object);
  }

  void end(Object object) {
    whole.remove(object);
  }

  @Override
  public int getWrittenId(Object object) {
    int id = super.getWrittenId(object);
    if (id != -1 && whole.contains(object)) {
      throw new CaptureException(
          List.of(object.getClass().getName()),
          "it contains itself in a way that cannot be built again; break the cycle");
    }
    return id;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public Object getReadObject(Class type, int id) {
    Object object = super.getReadObject(type, id);
    if (object == null) {
      throw new BrineException("an object refers to one that is not built yet");
    }
    return object;
  }

  @Override
  public void reset() {
    super.reset();
    whole.clear();
  }
}
