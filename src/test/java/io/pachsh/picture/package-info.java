/** The picture in README.md: a real session on a pseudo-terminal, drawn as SVG. */
@NullMarked
package io.pachsh.picture;

import org.jspecify.annotations.NullMarked;
