/** The person at the keyboard: prompts, hidden input, styles, and the one sanitiser. */
@NullMarked
package io.pachsh.console;

import org.jspecify.annotations.NullMarked;
