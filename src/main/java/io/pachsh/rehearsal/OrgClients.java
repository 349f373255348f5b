package io.pachsh.rehearsal;

import io.pachsh.issuer.Client;
import io.pachsh.issuer.Clients;
import io.pachsh.issuer.GrantType;
import io.pachsh.rehearsal.management.AppRegistration;
import io.pachsh.rehearsal.management.AppSecret;
import io.pachsh.rehearsal.management.OrgApp;
import io.pachsh.secret.Secret;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The org's applications as clients of its provider: the one that it has from the beginning, and
 * those that were registered through the management API and are active.
 */
record OrgClients(OrgState state) implements Clients {
  /** What the org's own application is called. */
  static final String BUILT_IN = "Rehearsal";

  @Override
  public Optional<Client> find(String clientId) {
    Client own = state.record().client();
    return own.id().equals(clientId)
        ? Optional.of(withIdentityService(own.named(BUILT_IN)))
        : registered(clientId).map(OrgClients::client);
  }

  @Override
  public Optional<Client> find(String clientId, Secret secret) {
    if (state.record().client().id().equals(clientId)) {
      return find(clientId).filter(own -> isTaken(secret, state.now().ownSecrets()));
    }
    return registered(clientId)
        .filter(app -> isTaken(secret, app.secrets()))
        .map(OrgClients::client);
  }

  private static boolean isTaken(Secret secret, List<AppSecret> secrets) {
    return secrets.stream().anyMatch(each -> each.active() && each.secret().equals(secret));
  }

  /** The app may also be used by a connector: its second address is the identity service's. */
  private static Client withIdentityService(Client client) {
    List<String> redirectUris = new ArrayList<>(client.redirectUris());
    redirectUris.addAll(OrgRecord.spellings(OrgSettings.CONNECTOR_REDIRECT_URI));
    return client.returningTo(redirectUris);
  }

  /** The application of that id, if it is one that was registered. */
  Optional<OrgApp> registered(String clientId) {
    return state.now().app(clientId).filter(OrgApp::active);
  }

  /** The org's own application as the management API shows it. */
  static OrgApp builtIn(Client client, String everyone) {
    return new OrgApp(
        client.id(),
        true,
        new AppRegistration(
            BUILT_IN,
            "web",
            withIdentityService(client).redirectUris(),
            List.of("code"),
            List.of("authorization_code", "refresh_token"),
            "client_secret_basic"),
        List.of(),
        Set.of(),
        Set.of(everyone),
        List.of());
  }

  private static Client client(OrgApp app) {
    Secret secret =
        app.secrets().stream()
            .filter(AppSecret::active)
            .map(AppSecret::secret)
            .findFirst()
            .orElseGet(() -> Secret.of(""));
    Set<GrantType> grants =
        Arrays.stream(GrantType.values())
            .filter(type -> app.registration().grantTypes().contains(type.wireName()))
            .collect(Collectors.toUnmodifiableSet());
    return new Client(app.id(), secret, app.registration().redirectUris(), grants)
        .named(app.registration().label());
  }
}
