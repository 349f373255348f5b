/**
 * How a line that is being typed can go on: kinds of values, names known of clusters, what fits.
 */
@NullMarked
package io.pachsh.completion;

import org.jspecify.annotations.NullMarked;
