/** The commands under {@code auth} that ask who may do what, and change it. */
@NullMarked
package io.pachsh.cli.auth.access;

import org.jspecify.annotations.NullMarked;
