/** The way of a person to the provider's sign-in page and back, whatever becomes of the login. */
@NullMarked
package io.pachsh.cli.auth.signin;

import org.jspecify.annotations.NullMarked;
