/** The words about what was changed: {@code audit} and {@code undo}. */
@NullMarked
package io.pachsh.cli.audit;

import org.jspecify.annotations.NullMarked;
