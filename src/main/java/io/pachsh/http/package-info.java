/** Small HTTP servers on loopback. Netty reads and writes for them. */
@NullMarked
package io.pachsh.http;

import org.jspecify.annotations.NullMarked;
