/**
 * The embedded cluster: its state as a value, the operations that decide about changes, and the
 * journal, snapshot and audit that keep them.
 */
@NullMarked
package io.pachsh.embedded;

import org.jspecify.annotations.NullMarked;
