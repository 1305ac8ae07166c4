package dev.brine.wire;

import java.io.IOException;

/** The peer sent something that is no frame; the connection is of no more use. */
final class MalformedFrameException extends IOException {
  private static final long serialVersionUID = 1L;

  MalformedFrameException(String message) {
    super(message);
  }
}
