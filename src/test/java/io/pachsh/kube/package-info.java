/** A Kubernetes API in small, and what goes through it. */
@NullMarked
package io.pachsh.kube;

import org.jspecify.annotations.NullMarked;
