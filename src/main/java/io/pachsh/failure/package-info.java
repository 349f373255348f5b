/**
 * Failures that a person can act on, interruptions, and the exit status that goes with them; open
 * to every package.
 */
@NullMarked
package io.pachsh.failure;

import org.jspecify.annotations.NullMarked;
