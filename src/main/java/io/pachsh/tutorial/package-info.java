/** Walkthroughs: Markdown pages, how they look in a terminal, and what their steps expect. */
@NullMarked
package io.pachsh.tutorial;

import org.jspecify.annotations.NullMarked;
