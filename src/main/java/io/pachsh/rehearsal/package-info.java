/** The practice Okta org: users, a registered app, a sign-in page, and ways to misbehave. */
@NullMarked
package io.pachsh.rehearsal;

import org.jspecify.annotations.NullMarked;
