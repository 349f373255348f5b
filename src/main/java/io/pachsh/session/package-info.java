/**
 * What the console knows between two lines: contexts, settings, variables, secrets, and what is not
 * saved yet.
 */
@NullMarked
package io.pachsh.session;

import org.jspecify.annotations.NullMarked;
