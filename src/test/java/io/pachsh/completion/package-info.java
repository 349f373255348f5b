/** Tests of how lines go on. */
@NullMarked
package io.pachsh.completion;

import org.jspecify.annotations.NullMarked;
