/** Contexts and settings: what the session keeps beside its clusters, and where. */
@NullMarked
package io.pachsh.context;

import org.jspecify.annotations.NullMarked;
