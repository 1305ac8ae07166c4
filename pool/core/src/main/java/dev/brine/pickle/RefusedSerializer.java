package dev.brine.pickle;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import dev.brine.error.BrineException;
import dev.brine.error.CaptureException;
import java.util.List;

/** Refuses a class that has no meaning in another process. */
final class RefusedSerializer extends Serializer<Object> {
  private final String reason;

  RefusedSerializer(String reason) {
    this.reason = reason;
  }

  @Override
  public void write(Kryo kryo, Output output, Object object) {
    throw new CaptureException(List.of(object.getClass().getName()), reason);
  }

  @Override
  public Object read(Kryo kryo, Input input, Class<? extends Object> type) {
    throw new BrineException(type.getName() + ": " + reason);
  }
}
