/** Which known word a mistyped one may have meant; open to every package. */
@NullMarked
package io.pachsh.spelling;

import org.jspecify.annotations.NullMarked;
