/** The embedded cluster: its state as a value, its changes, journal and snapshot. */
@NullMarked
package io.pachsh.embedded;

import org.jspecify.annotations.NullMarked;
