package io.pachsh.access;

import io.pachsh.secret.Secret;

/**
 * The client as which a device asks for a person's sign-in, where it is not the cluster's own (RFC
 * 8628 §3.1).
 *
 * @param secret empty for a public client (RFC 6749 §2.1)
 */
public record LoginClient(String id, Secret secret) {}
