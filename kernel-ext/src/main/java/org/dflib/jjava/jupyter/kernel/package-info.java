/** The part of JJava that Brine is compiled against and does not contain. */
@NullMarked
package org.dflib.jjava.jupyter.kernel;

import org.jspecify.annotations.NullMarked;
