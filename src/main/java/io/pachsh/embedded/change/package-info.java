/**
 * What can happen to an embedded cluster: one record for each kind, what it does to the state, and
 * how it is kept.
 */
@NullMarked
package io.pachsh.embedded.change;

import org.jspecify.annotations.NullMarked;
