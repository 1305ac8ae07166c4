/** What the stand-ins for IJava and JJava share. */
@org.jspecify.annotations.NullUnmarked
package dev.brine.jupyter.standin;
