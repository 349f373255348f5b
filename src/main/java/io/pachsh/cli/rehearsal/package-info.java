/** The commands under {@code rehearsal}. */
@NullMarked
package io.pachsh.cli.rehearsal;

import org.jspecify.annotations.NullMarked;
