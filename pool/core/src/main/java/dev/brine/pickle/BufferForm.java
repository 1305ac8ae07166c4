package dev.brine.pickle;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes a byte buffer: all its bytes, its position, limit, order and kind, but not its mark. */
final class BufferForm extends Form<ByteBuffer> {
  @Override
  void write(ByteBuffer buffer, GraphOutput output) {
    Output bytes = output.bytes();
    bytes.writeBoolean(buffer.isDirect());
    bytes.writeBoolean(buffer.isReadOnly());
    bytes.writeBoolean(buffer.order() == ByteOrder.BIG_ENDIAN);
    bytes.writeVarInt(buffer.position(), true);
    bytes.writeVarInt(buffer.limit(), true);
    bytes.writeVarInt(buffer.capacity(), true);
    byte[] content = new byte[buffer.capacity()];
    buffer.duplicate().clear().get(content);
    bytes.writeBytes(content);
  }

  @Override
  ByteBuffer make(GraphInput input) {
    Input bytes = input.bytes();
    boolean isDirect = bytes.readBoolean();
    boolean isReadOnly = bytes.readBoolean();
    ByteOrder order = bytes.readBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    int position = bytes.readVarInt(true);
    int limit = bytes.readVarInt(true);
    byte[] content = bytes.readBytes(bytes.readVarInt(true));
    ByteBuffer buffer =
        isDirect ? ByteBuffer.allocateDirect(content.length) : ByteBuffer.wrap(content);
    if (isDirect) {
      buffer.put(content);
    }
    buffer.limit(limit).position(position);
    return (isReadOnly ? buffer.asReadOnlyBuffer() : buffer).order(order);
  }
}
