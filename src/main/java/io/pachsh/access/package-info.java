/**
 * The vocabulary of access control: principals, roles, the auth configuration, and what a cluster
 * can be asked.
 */
@NullMarked
package io.pachsh.access;

import org.jspecify.annotations.NullMarked;
