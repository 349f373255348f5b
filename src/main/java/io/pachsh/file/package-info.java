/**
 * How bytes reach files: written whole or not at all, whoever interrupts. A file of pachsh's own
 * home is an {@link io.pachsh.file.OwnFile}, one that a person named a {@link
 * io.pachsh.file.NamedFile}; nothing else in pachsh writes a file. What comes with pachsh is a
 * {@link io.pachsh.file.TextResource}. Open to every package.
 */
@NullMarked
package io.pachsh.file;

import org.jspecify.annotations.NullMarked;
