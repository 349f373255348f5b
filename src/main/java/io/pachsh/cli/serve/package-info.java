/** {@code serve}: an embedded cluster for other tools. */
@NullMarked
package io.pachsh.cli.serve;

import org.jspecify.annotations.NullMarked;
