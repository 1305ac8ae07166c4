/**
 * Code on its way to another process: class bytes, reachability over bytecode, hashing, and the
 * loader on the worker's side.
 */
@NullMarked
package dev.brine.code;

import org.jspecify.annotations.NullMarked;
