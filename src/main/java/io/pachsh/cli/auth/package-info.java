/** The commands under {@code auth}. */
@NullMarked
package io.pachsh.cli.auth;

import org.jspecify.annotations.NullMarked;
