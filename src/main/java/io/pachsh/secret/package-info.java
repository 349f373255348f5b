/** Secrets as a type of their own, open to every package. */
@NullMarked
package io.pachsh.secret;

import org.jspecify.annotations.NullMarked;
