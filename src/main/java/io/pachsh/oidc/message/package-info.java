/**
 * What providers say: JSON objects, the claims in them that become names, errors and their meaning.
 */
@NullMarked
package io.pachsh.oidc.message;

import org.jspecify.annotations.NullMarked;
