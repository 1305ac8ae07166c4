package org.dflib.jjava.jupyter.kernel;

/** The name of JJava's class, to compile against; it is left out of every jar. */
public abstract class BaseKernel {}
