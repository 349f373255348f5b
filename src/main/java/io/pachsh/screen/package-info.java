/** What a person sees: answers, failures, notes, pages and colours. */
@NullMarked
package io.pachsh.screen;

import org.jspecify.annotations.NullMarked;
