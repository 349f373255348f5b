/** Setting up logins through an identity service as one: wizard, plan, translation. */
@NullMarked
package io.pachsh.cli.idp.setup;

import org.jspecify.annotations.NullMarked;
