/**
 * A client of Okta's published management API: applications and their secrets, users, groups,
 * assignments, claims, authorization servers.
 */
@NullMarked
package io.pachsh.okta;

import org.jspecify.annotations.NullMarked;
