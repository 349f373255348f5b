/** The way to a provider: HTTP exchanges, and why one failed. */
@NullMarked
package io.pachsh.oidc.transport;

import org.jspecify.annotations.NullMarked;
