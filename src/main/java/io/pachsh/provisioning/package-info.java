/**
 * How logins through Pachyderm's identity service are set up as one: the plan over connector,
 * client and auth configuration, what becomes of the guide's shape in it, and the values for Helm.
 */
@NullMarked
package io.pachsh.provisioning;

import org.jspecify.annotations.NullMarked;
