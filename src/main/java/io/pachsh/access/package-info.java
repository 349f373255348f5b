/**
 * The vocabulary of access control: principals, resources, roles, decisions, refusals, and the auth
 * configuration as a value.
 */
@NullMarked
package io.pachsh.access;

import org.jspecify.annotations.NullMarked;
