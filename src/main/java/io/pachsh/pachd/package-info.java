/**
 * A real cluster: pachd 2.x over gRPC, which stays inside this package. No class of gRPC loads
 * before a cluster is asked something.
 */
@NullMarked
package io.pachsh.pachd;

import org.jspecify.annotations.NullMarked;
