/**
 * How a command line runs: expansion, redirection, pipes, and the commands and programs that it
 * names.
 */
@NullMarked
package io.pachsh.interpreter;

import org.jspecify.annotations.NullMarked;
