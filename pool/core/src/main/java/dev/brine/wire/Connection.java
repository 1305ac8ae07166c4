package dev.brine.wire;

import dev.brine.error.Internal;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One end of the line between a session and a worker. {@link #read} belongs to one thread; all else
 * is thread-safe and never blocks on the channel.
 */
@Internal
public final class Connection implements AutoCloseable {
  private final PatientChannel channel;
  private final FrameReader reader;
  private final Outbox outbox;
  private @Nullable SentResults sent;
  private @Nullable ReceivedResults received;

  /** Why the line ended, if not as it should. */
  private @Nullable IOException broken;

  private boolean ended;

  /**
   * Starts the writing thread.
   *
   * @param socket a connected channel, from now on this one's
   * @param name of the writing thread
   * @param delayMillis how long word of results may wait for others to go with it
   * @throws IOException if the channel is closed, or the system has no more descriptors
   */
  public Connection(SocketChannel socket, String name, long delayMillis) throws IOException {
    this.channel = new PatientChannel(socket);
    this.reader = new FrameReader(channel);
    this.outbox = new Outbox(channel, channel, name, delayMillis);
    outbox.start();
  }

  /**
   * The next frame; null at the end of the stream.
   *
   * @throws IOException if the peer is gone or sent what is no frame
   */
  public @Nullable Frame read() throws IOException {
    return reader.read();
  }

  /**
   * The next frame and those that have come with it; empty at the end of the stream.
   *
   * @throws IOException if the peer is gone or sent what is no frame
   */
  public List<Frame> readAll() throws IOException {
    if (received == null) {
      return reader.readAll();
    }
    List<Frame> frames = received.insertInto(readLine());
    // There is nothing to insert where all was inserted before.
    while (frames.isEmpty() && !ended) {
      frames = received.insertInto(readLine());
    }
    if (!frames.isEmpty()) {
      return frames;
    }
    // Whatever the worker had answered before its end lies there.
    List<Frame> rest = received.rest();
    if (rest.isEmpty() && broken != null) {
      throw broken;
    }
    return rest;
  }

  /** What has come on the line; nothing after its end. */
  private List<Frame> readLine() {
    List<Frame> frames = List.of();
    if (!ended) {
      try {
        frames = reader.readAll();
        ended = frames.isEmpty();
      } catch (IOException e) {
        broken = e;
        ended = true;
      }
    }
    return frames;
  }

  /** From now on results are taken from here, too. Belongs to the reading thread. */
  public void receiveResults(ResultRing ring) {
    received = new ReceivedResults(ring);
  }

  /** From now on results go here. To be called before the first result. */
  public void sendResults(ResultRing ring) {
    sent = new SentResults(ring);
    outbox.tellOf(ring);
  }

  /**
   * Puts a result into the memory that the peer shares: it comes even if this process is killed at
   * once. Belongs to one thread.
   *
   * @param soon whether the peer may be told of it in a moment
   * @return false if it must be sent, as it is too large, or as there is no room
   */
  public boolean share(Frame.Result result, boolean soon) {
    if (sent == null || !sent.add(result)) {
      return false;
    }
    if (soon) {
      outbox.tellSoon();
    } else {
      outbox.tell();
    }
    return true;
  }

  /** Tells the peer now of all results that it was to be told of in a moment. */
  public void tell() {
    outbox.tell();
  }

  /** Sends frames in this order as soon as can be; after the end of the line they are dropped. */
  public void send(Frame... frames) {
    outbox.send(List.of(frames));
  }

  /** Sends frames in this order as soon as can be; after the end of the line they are dropped. */
  public void send(List<? extends Frame> frames) {
    outbox.send(frames);
  }

  /**
   * Sends frames in this order that the peer does not wait for: they are written by another thread,
   * many of them together where many are sent. After the end of the line they are dropped.
   */
  public void sendBehind(List<? extends Frame> frames) {
    outbox.sendBehind(frames);
  }

  /**
   * Sends a frame and waits until it was written, or the line has ended. An interrupt does not end
   * the wait; the flag stays set.
   */
  public void sendAndWait(Frame frame) {
    outbox.sendAndWait(List.of(frame));
  }

  /**
   * Waits until no more printed text than this, in characters, waits to be written, or for so long.
   * An interrupt does not end the wait; the flag stays set.
   *
   * @return whether there is room
   */
  public boolean awaitRoom(long characters, long millis) {
    return outbox.awaitRoom(characters, millis);
  }

  /** How many bytes were sent. */
  public long sentBytes() {
    return outbox.bytes();
  }

  /** How many bytes came. */
  public long receivedBytes() {
    return reader.bytes();
  }

  /**
   * Waits until everything was written, or for so long.
   *
   * @return whether it was
   * @throws InterruptedException if the caller is interrupted
   */
  public boolean drain(long millis) throws InterruptedException {
    return outbox.drain(millis);
  }

  @Override
  public void close() {
    outbox.close();
    try {
      channel.close();
    } catch (IOException alreadyGone) {
      // There is nothing left that could be closed.
    }
  }
}
