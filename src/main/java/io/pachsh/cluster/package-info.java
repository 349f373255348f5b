/** What a cluster can be asked, whichever kind it is, and what it answers. */
@NullMarked
package io.pachsh.cluster;

import org.jspecify.annotations.NullMarked;
