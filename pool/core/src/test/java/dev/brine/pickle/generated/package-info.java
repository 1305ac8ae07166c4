/**
 * Random graphs of objects: what they are made from, how they are described, built, made smaller
 * and told apart. It knows nothing of how a graph travels.
 */
@NullMarked
package dev.brine.pickle.generated;

import org.jspecify.annotations.NullMarked;
