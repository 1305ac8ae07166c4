package dev.brine.pickle;

import dev.brine.code.SessionClasses;
import dev.brine.error.BrineException;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import org.jspecify.annotations.Nullable;

/** The reading end of the bridge. */
final class BridgeInput extends ObjectInputStream {
  private final @Nullable Object[] parts;
  private final GraphNames names;

  BridgeInput(InputStream in, @Nullable Object[] parts, GraphNames names) throws IOException {
    super(in);
    this.parts = parts;
    this.names = names;
    enableResolveObject(true);
  }

  @Override
  protected @Nullable Object resolveObject(@Nullable Object object) {
    return object instanceof BridgePart part ? parts[part.number()] : object;
  }

  @Override
  protected ObjectStreamClass readClassDescriptor() throws IOException, ClassNotFoundException {
    Class<?> type = names.ofDescriptor(readUTF());
    int fingerprint = readInt();
    if (SessionClasses.contains(type) && FieldLayout.of(type).fingerprint() != fingerprint) {
      throw new BrineException(
          Refusals.simpleName(type) + " was redefined with other fields while it was under way");
    }
    return ObjectStreamClass.lookupAny(type);
  }

  @Override
  protected Class<?> resolveClass(ObjectStreamClass descriptor) throws ClassNotFoundException {
    return descriptor.forClass();
  }
}
