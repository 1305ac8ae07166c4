/** A stand-in for IJava, which is not to be had: the names and shapes that Brine relies on. */
@org.jspecify.annotations.NullUnmarked
package io.github.spencerpark.ijava.execution;
