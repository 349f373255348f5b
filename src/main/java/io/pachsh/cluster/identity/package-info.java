/**
 * What Pachyderm's identity service is asked and what it keeps: connectors to identity providers,
 * the clients that log in through it, its own set-up ({@code identity_v2.API}).
 */
@NullMarked
package io.pachsh.cluster.identity;

import org.jspecify.annotations.NullMarked;
