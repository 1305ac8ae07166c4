/** What a live session is: it evaluates, declares and displays, and knows its cells. */
@NullMarked
package dev.brine.session;

import org.jspecify.annotations.NullMarked;
