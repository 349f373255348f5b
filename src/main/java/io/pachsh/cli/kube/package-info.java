/**
 * Kubernetes: contexts of the kubeconfig, forwarded ports, and what of kubectl and minikube is
 * understood.
 */
@NullMarked
package io.pachsh.cli.kube;

import org.jspecify.annotations.NullMarked;
