package dev.brine.bench;

/** A small value. */
record Point(int x, double y, String name) {}
