/**
 * Checks of what a login and access depend on, from the installation to the role bindings: what was
 * observed, whether that is well, and what to type when it is not. One table of checks per stage.
 */
@NullMarked
package io.pachsh.doctor;

import org.jspecify.annotations.NullMarked;
