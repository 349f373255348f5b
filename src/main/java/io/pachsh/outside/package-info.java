/**
 * Text that came from outside - a server, a provider, a file, a program, a paste - and how it may
 * be shown; open to every package.
 */
@NullMarked
package io.pachsh.outside;

import org.jspecify.annotations.NullMarked;
