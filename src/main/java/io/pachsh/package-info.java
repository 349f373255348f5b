/** The root: the only place where everything is put together. */
@NullMarked
package io.pachsh;

import org.jspecify.annotations.NullMarked;
