/**
 * The catalogue of types: each round-trips through another JVM and is equal afterwards, or is
 * refused with a reason. Start at {@link dev.brine.pickle.catalogue.TypeCatalogue}.
 */
@NullMarked
package dev.brine.pickle.catalogue;

import org.jspecify.annotations.NullMarked;
