/**
 * How one command line runs and ends: the command tree, the runner, the interpreter, the session.
 */
@NullMarked
package io.pachsh.command;

import org.jspecify.annotations.NullMarked;
