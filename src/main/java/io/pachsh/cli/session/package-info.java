/**
 * The commands about what is saved: {@code status save revert recover}; and {@code version}, {@code
 * inspect cluster}.
 */
@NullMarked
package io.pachsh.cli.session;

import org.jspecify.annotations.NullMarked;
