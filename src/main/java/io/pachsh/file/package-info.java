/** Files that only their owner reads, written whole or not at all; open to every package. */
@NullMarked
package io.pachsh.file;

import org.jspecify.annotations.NullMarked;
