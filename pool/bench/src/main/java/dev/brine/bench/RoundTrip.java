package dev.brine.bench;

import java.io.IOException;

/** Turns a graph into bytes and back. */
interface RoundTrip {
  byte[] write(Object graph) throws IOException;

  Object read(byte[] bytes) throws IOException, ClassNotFoundException;
}
