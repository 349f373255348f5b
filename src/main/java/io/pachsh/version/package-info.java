/** Which pachsh this is; open to every package. */
@NullMarked
package io.pachsh.version;

import org.jspecify.annotations.NullMarked;
