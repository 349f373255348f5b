/** Kubernetes: its API as a kubeconfig leads there, pods, and the ways into them. */
@NullMarked
package io.pachsh.kube;

import org.jspecify.annotations.NullMarked;
