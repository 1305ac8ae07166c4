package dev.brine.pickle;

/**
 * That a codec writes a type, as a thing that travels: a worker's results are written by it too.
 */
record CodecBinding(Class<?> type, Codec<?> codec) {}
