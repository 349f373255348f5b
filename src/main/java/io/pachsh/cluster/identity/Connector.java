package io.pachsh.cluster.identity;

import io.pachsh.secret.Secret;

/**
 * An identity provider as Pachyderm's identity service knows it ({@code identity_v2.IDPConnector}).
 *
 * @param type such as {@code oidc} or {@code ldap}
 * @param version counts its updates; as sent when it was created
 * @param configuration one JSON object, whose keys depend on the type; holds the provider's secrets
 */
public record Connector(String id, String name, String type, long version, Secret configuration) {}
