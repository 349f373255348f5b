/** The person's browser: found, opened, or what to do without one. */
@NullMarked
package io.pachsh.browser;

import org.jspecify.annotations.NullMarked;
