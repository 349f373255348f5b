package io.pachsh.kube;

import io.pachsh.secret.Secret;
import java.time.Instant;
import java.util.Optional;

/**
 * What a credential plugin says of who asks.
 *
 * @param certificate a client certificate as PEM, which goes with a key
 * @param expires when it has to be asked again; empty for never
 */
record ExecCredential(
    Optional<Secret> token,
    Optional<Secret> certificate,
    Optional<Secret> key,
    Optional<Instant> expires) {}
