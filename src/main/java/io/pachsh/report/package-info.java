/** The access review: one self-contained HTML page about who may do what on a cluster, and why. */
@NullMarked
package io.pachsh.report;

import org.jspecify.annotations.NullMarked;
