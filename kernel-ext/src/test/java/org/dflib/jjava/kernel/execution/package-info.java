/** A stand-in for JJava, which is not to be had: the names and shapes that Brine relies on. */
@org.jspecify.annotations.NullUnmarked
package org.dflib.jjava.kernel.execution;
