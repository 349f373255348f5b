/**
 * The texts that a person hands over, in a file, by standard input or as a here-document: read
 * whole and within bounds, with one sentence for each kind of trouble.
 */
@NullMarked
package io.pachsh.document;

import org.jspecify.annotations.NullMarked;
