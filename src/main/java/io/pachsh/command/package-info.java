/**
 * What a command is: the tree of their words, what reads their options, what a line means, and the
 * options that commands share.
 */
@NullMarked
package io.pachsh.command;

import org.jspecify.annotations.NullMarked;
