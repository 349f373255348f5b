/**
 * The files that are shipped beside the program, for the operating system's shells and for {@code
 * man}: written from the command tree, and tested in those shells.
 */
@NullMarked
package io.pachsh.shipped;

import org.jspecify.annotations.NullMarked;
