/** The commands for projects and repos: names that roles are bound to. */
@NullMarked
package io.pachsh.cli.place;

import org.jspecify.annotations.NullMarked;
