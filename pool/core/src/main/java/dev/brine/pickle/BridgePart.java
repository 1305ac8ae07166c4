package dev.brine.pickle;

import java.io.Serializable;

/** Stands in a bridged object for something that the graph around it holds. */
record BridgePart(int number) implements Serializable {}
