/** Pachyderm's identity service: an OpenID provider that lets other providers sign people in. */
@NullMarked
package io.pachsh.identity;

import org.jspecify.annotations.NullMarked;
