/** The commands under {@code config}, and {@code connect}: contexts, pachctl's settings. */
@NullMarked
package io.pachsh.cli.config;

import org.jspecify.annotations.NullMarked;
