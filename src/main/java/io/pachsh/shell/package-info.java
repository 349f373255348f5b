/** The loop, the prompt, history, and scripts. */
@NullMarked
package io.pachsh.shell;

import org.jspecify.annotations.NullMarked;
