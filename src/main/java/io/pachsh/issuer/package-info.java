/** An OpenID provider in small: keys, codes, tokens, endpoints. */
@NullMarked
package io.pachsh.issuer;

import org.jspecify.annotations.NullMarked;
