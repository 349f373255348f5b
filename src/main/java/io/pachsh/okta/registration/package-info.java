/** Registering Pachyderm with Okta: what is wanted, what is there, and the steps in between. */
@NullMarked
package io.pachsh.okta.registration;

import org.jspecify.annotations.NullMarked;
