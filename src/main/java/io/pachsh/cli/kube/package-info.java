/** The three lines of kubectl and minikube that the Okta guide uses. */
@NullMarked
package io.pachsh.cli.kube;

import org.jspecify.annotations.NullMarked;
