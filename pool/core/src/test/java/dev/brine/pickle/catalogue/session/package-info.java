/**
 * What a user of a session would type. {@link dev.brine.pickle.catalogue.SessionLoader} defines
 * these classes, so that the engine takes them for a session's.
 */
@NullMarked
package dev.brine.pickle.catalogue.session;

import org.jspecify.annotations.NullMarked;
