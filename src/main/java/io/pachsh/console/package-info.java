/** The person at the keyboard: prompts, hidden input, styles, and what is said beside answers. */
@NullMarked
package io.pachsh.console;

import org.jspecify.annotations.NullMarked;
