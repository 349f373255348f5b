/** The commands under {@code config}: contexts. */
@NullMarked
package io.pachsh.cli.config;

import org.jspecify.annotations.NullMarked;
