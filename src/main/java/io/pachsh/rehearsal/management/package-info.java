/**
 * The practice org's management API: the part of Okta's that is practised here, with Okta's field
 * names and error shapes, and what it keeps.
 */
@NullMarked
package io.pachsh.rehearsal.management;

import org.jspecify.annotations.NullMarked;
