/**
 * Programs of the operating system: found on the session's PATH, started without a shell in
 * between, and joined.
 */
@NullMarked
package io.pachsh.program;

import org.jspecify.annotations.NullMarked;
