/** Small HTTP servers on loopback. */
@NullMarked
package io.pachsh.http;

import org.jspecify.annotations.NullMarked;
