package io.pachsh.rehearsal;

import io.pachsh.issuer.Client;
import io.pachsh.issuer.GrantType;
import io.pachsh.issuer.SigningKey;
import io.pachsh.rehearsal.management.AppSecret;
import io.pachsh.rehearsal.management.ManagementState;
import io.pachsh.secret.Secret;
import java.net.URI;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** All of the rehearsal org that outlives a process. */
record OrgRecord(
    int port, Client client, SigningKey key, List<PracticeUser> users, ManagementState management) {
  OrgRecord {
    users = List.copyOf(users);
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("port " + port + " does not exist");
    }
    if (client.redirectUris().isEmpty() || users.isEmpty()) {
      throw new IllegalArgumentException("a redirect URI or the users are missing");
    }
  }

  /** Without a final slash, as the issuer of an Okta org's own authorization server is. */
  String issuer() {
    return "http://127.0.0.1:" + port;
  }

  OrgDetails details() {
    return new OrgDetails(
        issuer(),
        client.id(),
        clientSecret(),
        client.redirectUris().get(0),
        users,
        management.apiToken(),
        management.serviceApp().map(app -> new OrgDetails.ServiceCredentials(app.id(), app.key())));
  }

  /** The newest secret that its own application has; the client's own is the first. */
  Secret clientSecret() {
    return management.ownSecrets().stream()
        .filter(AppSecret::active)
        .map(AppSecret::secret)
        .reduce(client.secret(), (before, newer) -> newer);
  }

  OrgRecord onPort(int other) {
    return new OrgRecord(other, client, key, users, management);
  }

  OrgRecord returningTo(String redirectUri) {
    Client other =
        new Client(client.id(), client.secret(), spellings(redirectUri), client.grantTypes());
    return new OrgRecord(port, other, key, users, management);
  }

  OrgRecord with(ManagementState other) {
    return new OrgRecord(port, client, key, users, other);
  }

  /** Both grant types that the guide ticks. */
  static Set<GrantType> grantTypes() {
    return EnumSet.allOf(GrantType.class);
  }

  /** The URI itself first, then the same with the other name of this machine. */
  static List<String> spellings(String redirectUri) {
    Set<String> all = new LinkedHashSet<>(List.of(redirectUri));
    URI uri = URI.create(redirectUri);
    if ("127.0.0.1".equals(uri.getHost())) {
      all.add(redirectUri.replaceFirst("127\\.0\\.0\\.1", "localhost"));
    } else if ("localhost".equals(uri.getHost())) {
      all.add(redirectUri.replaceFirst("localhost", "127.0.0.1"));
    }
    return List.copyOf(all);
  }
}
