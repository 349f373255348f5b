/** The command {@code tutorial}: taking a walkthrough, alone or with somebody at the keyboard. */
@NullMarked
package io.pachsh.cli.tutorial;

import org.jspecify.annotations.NullMarked;
