package dev.brine.pickle;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import dev.brine.payload.ArrayCopy;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Writes a byte buffer: all its bytes, its position, limit, order and kind, but not its mark. The
 * bytes of a large one go beside the graph's.
 */
final class BufferForm extends Form<ByteBuffer> {
  private static final int DIRECT = 1;
  private static final int ATTACHED = 2;

  @Override
  void write(ByteBuffer buffer, GraphOutput output) {
    Output bytes = output.bytes();
    boolean attached = output.attaches(buffer.capacity());
    bytes.writeByte((buffer.isDirect() ? DIRECT : 0) | (attached ? ATTACHED : 0));
    bytes.writeBoolean(buffer.isReadOnly());
    bytes.writeBoolean(buffer.order() == ByteOrder.BIG_ENDIAN);
    bytes.writeVarInt(buffer.position(), true);
    bytes.writeVarInt(buffer.limit(), true);
    if (attached) {
      bytes.writeVarInt(attach(buffer, output), true);
    } else {
      bytes.writeVarInt(buffer.capacity(), true);
      bytes.writeBytes(content(buffer));
    }
  }

  private static int attach(ByteBuffer buffer, GraphOutput output) {
    boolean isWhole =
        buffer.hasArray()
            && buffer.arrayOffset() == 0
            && buffer.array().length == buffer.capacity();
    return isWhole ? output.attach(buffer.array()) : output.attach(ArrayCopy.of(buffer));
  }

  private static byte[] content(ByteBuffer buffer) {
    byte[] content = new byte[buffer.capacity()];
    buffer.duplicate().clear().get(content);
    return content;
  }

  @Override
  ByteBuffer make(GraphInput input) {
    Input bytes = input.bytes();
    int kind = bytes.readByte();
    boolean isReadOnly = bytes.readBoolean();
    ByteOrder order = bytes.readBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    int position = bytes.readVarInt(true);
    int limit = bytes.readVarInt(true);
    int sizeOrNumber = bytes.readVarInt(true);
    boolean attached = (kind & ATTACHED) != 0;
    byte[] content =
        attached ? (byte[]) input.attached(sizeOrNumber) : bytes.readBytes(sizeOrNumber);
    boolean isDirect = (kind & DIRECT) != 0;
    ByteBuffer buffer =
        isDirect ? ByteBuffer.allocateDirect(content.length) : ByteBuffer.wrap(content);
    if (isDirect) {
      buffer.put(content);
    }
    buffer.limit(limit).position(position);
    return (isReadOnly ? buffer.asReadOnlyBuffer() : buffer).order(order);
  }
}
