/**
 * What commands tell of their work: progress, summaries, reports. Model and rendering are here; a
 * front end supplies only a {@link dev.brine.report.Display}.
 */
@NullMarked
package dev.brine.report;

import org.jspecify.annotations.NullMarked;
