/** The relying party: discovery, login, ID-token validation, the callback listener. */
@NullMarked
package io.pachsh.oidc;

import org.jspecify.annotations.NullMarked;
