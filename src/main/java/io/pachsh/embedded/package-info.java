/**
 * The embedded cluster's operations, and who may ask for them. What it knows, what can happen to
 * it, how that is kept and in which order, is in the packages below.
 */
@NullMarked
package io.pachsh.embedded;

import org.jspecify.annotations.NullMarked;
