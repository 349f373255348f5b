/** The words that belong to the language: {@code echo export cd source help exit …}. */
@NullMarked
package io.pachsh.cli.builtin;

import org.jspecify.annotations.NullMarked;
