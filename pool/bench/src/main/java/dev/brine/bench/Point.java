package dev.brine.bench;

import java.io.Serializable;

/** A small value. */
record Point(int x, double y, String name) implements Serializable {}
