package dev.brine.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritableByteChannel;

/**
 * A socket that is read by a thread that waits and written to by threads that do not. It is in
 * non-blocking mode: so an interrupt does not close it, as it would a blocking channel. One thread
 * may read while another one writes.
 */
final class PatientChannel implements ReadableByteChannel, WritableByteChannel, Room {
  private final SocketChannel channel;
  private final Selector readable;
  private final Selector writable;

  /**
   * @param channel a connected channel, from now on this one's
   * @throws IOException if the channel is closed, or the system has no more descriptors
   */
  PatientChannel(SocketChannel channel) throws IOException {
    this.channel = channel;
    readable = channel.provider().openSelector();
    writable = channel.provider().openSelector();
    channel.configureBlocking(false);
    channel.register(readable, SelectionKey.OP_READ);
    channel.register(writable, SelectionKey.OP_WRITE);
  }

  /** Reads at least one byte, however long that takes; -1 at the end of the stream. */
  @Override
  public int read(ByteBuffer into) throws IOException {
    int read = channel.read(into);
    while (read == 0 && into.hasRemaining()) {
      await(readable);
      read = channel.read(into);
    }
    return read;
  }

  /** Writes as much as there is room for, which may be nothing. */
  @Override
  public int write(ByteBuffer from) throws IOException {
    return channel.write(from);
  }

  /** Waits until something can be written. */
  @Override
  public void await() throws IOException {
    await(writable);
  }

  /** An interrupt, which would end the wait, is kept for later. */
  private void await(Selector selector) throws IOException {
    boolean interrupted = false;
    try {
      int ready = 0;
      while (ready == 0) {
        interrupted |= Thread.interrupted();
        ready = selector.select();
        if (!channel.isOpen()) {
          throw new AsynchronousCloseException();
        }
      }
      selector.selectedKeys().clear();
    } catch (ClosedSelectorException closed) {
      throw new AsynchronousCloseException();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen();
  }

  /** Closes it; who waits, waits no longer. */
  @Override
  public void close() throws IOException {
    // A channel that a selector knows is not closed before that has let go of it.
    try (readable;
        writable) {
      channel.close();
    }
  }
}
