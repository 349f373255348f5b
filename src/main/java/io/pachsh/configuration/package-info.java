/** The auth configuration as people write it: read, repaired, compared and written. */
@NullMarked
package io.pachsh.configuration;

import org.jspecify.annotations.NullMarked;
