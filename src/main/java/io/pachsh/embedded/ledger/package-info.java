/**
 * The order of changes: which are decided, which are on disk, which are saved, and the lock-out
 * guard before them.
 */
@NullMarked
package io.pachsh.embedded.ledger;

import org.jspecify.annotations.NullMarked;
