/** The loop, the prompt, completion, history, and scripts. */
@NullMarked
package io.pachsh.shell;

import org.jspecify.annotations.NullMarked;
