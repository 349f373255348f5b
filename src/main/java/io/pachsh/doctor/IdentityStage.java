package io.pachsh.doctor;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.LoginProblem;
import io.pachsh.access.OidcClient;
import io.pachsh.cluster.ServiceIssuer;
import io.pachsh.cluster.identity.Connector;
import io.pachsh.cluster.identity.DeviceClient;
import io.pachsh.cluster.identity.GoDuration;
import io.pachsh.cluster.identity.IdentityClient;
import io.pachsh.cluster.identity.IdentitySettings;
import io.pachsh.configuration.identity.ConfigTree;
import io.pachsh.oidc.ClientSecretHint;
import io.pachsh.oidc.Metadata;
import io.pachsh.oidc.ProviderInspection;
import io.pachsh.outside.QuotedWord;
import io.pachsh.secret.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Whether the identity service lets people in: its connectors, the client that the cluster is
 * there, and its set-up.
 *
 * @param cluster whose configuration names the identity service
 * @param server the cluster of the enterprise context, whose identity service it is
 * @param probes looks at the provider of a configuration, from this machine
 */
public record IdentityStage(
    ClusterEvidence cluster,
    ClusterEvidence server,
    Function<AuthConfiguration, ProviderInspection> probes) {
  private static final Set<String> SILENT_ABOUT_EMAIL = Set.of("okta.com", "oktapreview.com");

  public List<Check> checks() {
    return List.of(
        new Check("identity.connectors", "a provider is registered", this::anyConnector),
        new Check("identity.issuer", "configuration and set-up name one issuer", this::issuer),
        new Check("identity.managed", "it can be changed from here", this::managed),
        new Check("identity.expiry", "the set-up's durations can be read", this::expiry),
        new Check("identity.redirect-uri", "providers send people back to it", this::redirectUri),
        new Check("identity.providers", "each registered provider answers", this::providers),
        new Check("identity.secrets", "the connectors' secrets look like some", this::secrets),
        new Check("identity.groups", "groups come with a login", this::groups),
        new Check("identity.email", "a missing email_verified claim is no obstacle", this::email),
        new Check("identity.client", "the cluster is a client of it", this::client),
        new Check("identity.client-uri", "the client may be sent back to", this::clientUri),
        new Check("identity.client-secret", "the client's secret is the same", this::clientSecret),
        new Check("identity.device", "people can sign in on other devices", this::device));
  }

  /** The configuration, when the identity service is who people log in at. */
  private AuthConfiguration brokered() {
    AuthConfiguration configuration = cluster.configuration();
    if (configuration instanceof AuthConfiguration.Guide) {
      throw new UnknownException("people log in at the provider itself");
    }
    if (!ServiceIssuer.isOf(configuration, server.settings()) && server.connectors().isEmpty()) {
      throw new UnknownException("people log in at the provider itself");
    }
    return configuration;
  }

  private static String issuerOf(IdentitySettings settings) {
    return settings.effectiveIssuer();
  }

  private String issuerOfServer() {
    brokered();
    return issuerOf(server.settings());
  }

  private List<Connector> known() {
    brokered();
    List<Connector> all = server.connectors();
    if (all.isEmpty()) {
      throw new UnknownException("no connector is there");
    }
    return all;
  }

  private List<Connector> known(String type) {
    List<Connector> those = known().stream().filter(it -> it.type().equals(type)).toList();
    if (those.isEmpty()) {
      throw new UnknownException("no connector is of the type " + type);
    }
    return those;
  }

  private static ConfigTree config(Connector connector) {
    return ConfigTree.read(connector.type(), connector.configuration());
  }

  private Finding anyConnector() {
    brokered();
    List<Connector> all = server.connectors();
    return all.isEmpty()
        ? Finding.fail("no connector is there: whoever logs in sees an empty page", "idp setup")
        : Finding.pass("connectors: " + Listed.texts(all.stream().map(Connector::id).toList()));
  }

  private Finding issuer() {
    String configured = brokered().client().issuer();
    String own = issuerOfServer();
    return configured.equals(own)
        ? Finding.pass("both name " + own)
        : Finding.fail(
            "the configuration names %s, the identity service %s".formatted(configured, own),
            "idp get-config",
            "auth get-config");
  }

  private Finding managed() {
    brokered();
    return server
        .managedBy()
        .map(
            why ->
                Finding.warn(
                    "its installation decides about connectors and set-up: " + why,
                    "'idp setup' prints the values to set, for 'helm upgrade'."))
        .orElseGet(() -> Finding.pass("connectors and set-up can be changed from here"));
  }

  private Finding expiry() {
    brokered();
    IdentitySettings settings = server.settings();
    List<String> bad = new ArrayList<>();
    for (String text : List.of(settings.idTokenExpiry(), settings.rotationTokenExpiry())) {
      if (!text.isEmpty() && GoDuration.parse(text).isEmpty()) {
        bad.add("'" + text + "'");
      }
    }
    return bad.isEmpty()
        ? Finding.pass("its durations can be read")
        : Finding.fail(
            "no durations, such as 24h: %s; nobody can log in".formatted(String.join(", ", bad)),
            "idp set-config");
  }

  private Finding redirectUri() {
    String wanted = IdentitySettings.callback(issuerOfServer());
    List<String> others = new ArrayList<>();
    String first = "";
    for (Connector connector : known("oidc")) {
      ConfigTree config = config(connector);
      String has = config.text("redirectURI");
      if (!has.equals(wanted) && !config.isTrue("insecureSkipIssuerCallbackDomainCheck")) {
        first = first.isEmpty() ? connector.id() : first;
        others.add("%s's is %s".formatted(connector.id(), has.isEmpty() ? "missing" : has));
      }
    }
    return others.isEmpty()
        ? Finding.pass("providers send people back to " + wanted)
        : Finding.fail(
            "it has to be %s; %s".formatted(wanted, Listed.texts(others)),
            "idp edit-connector " + QuotedWord.word(first));
  }

  private Finding providers() {
    List<String> broken = new ArrayList<>();
    String first = "";
    for (Connector connector : known("oidc")) {
      String issuer = config(connector).text("issuer");
      Optional<String> trouble = trouble(issuer);
      if (trouble.isPresent()) {
        first = first.isEmpty() ? connector.id() : first;
        broken.add("%s: %s".formatted(connector.id(), trouble.get()));
      }
    }
    return broken.isEmpty()
        ? Finding.pass("each provider answers")
        : Finding.fail(
            Listed.texts(broken)
                + (server.isEmbedded() ? "" : " One that does not stops all logins on a pachd."),
            "idp edit-connector " + QuotedWord.word(first));
  }

  private Optional<String> trouble(String issuer) {
    OidcClient client = new OidcClient(issuer, "", Secret.of(""), "");
    ProviderInspection probe =
        probes.apply(new AuthConfiguration.Pachctl(client, List.of(), false, false, ""));
    ProviderInspection.Fetched fetched = probe.document();
    if (fetched instanceof ProviderInspection.Fetched.Failed failed) {
      return Optional.of(failed.problem().sentence());
    }
    Metadata metadata = ((ProviderInspection.Fetched.Got) fetched).document().metadata();
    return metadata.issuer().equals(issuer)
        ? probe.obstacle(metadata).map(LoginProblem::sentence)
        : Optional.of("it names itself %s, not %s.".formatted(metadata.issuer(), issuer));
  }

  private Finding secrets() {
    List<String> odd = new ArrayList<>();
    String first = "";
    for (Connector connector : known("oidc")) {
      Optional<String> hint =
          ClientSecretHint.of(Secret.of(config(connector).text("clientSecret")));
      if (hint.isPresent()) {
        first = first.isEmpty() ? connector.id() : first;
        odd.add("%s: %s".formatted(connector.id(), hint.get()));
      }
    }
    return odd.isEmpty()
        ? Finding.pass("they look like secrets")
        : Finding.warn(Listed.texts(odd), "idp rotate-secret " + QuotedWord.word(first));
  }

  private Finding groups() {
    return each(
        "groups come with a login",
        "no groups come through %s: `insecureEnableGroups` is not on",
        config -> config.isTrue("insecureEnableGroups"));
  }

  private Finding email() {
    return each(
        "a missing claim is no obstacle",
        "Okta mostly sends no email_verified, and logins through %s then fail",
        config ->
            config.isTrue("insecureSkipEmailVerified")
                || config.isTrue("getUserInfo")
                || SILENT_ABOUT_EMAIL.stream()
                    .noneMatch(host -> config.text("issuer").contains("." + host)));
  }

  private Finding each(String good, String bad, Function<ConfigTree, Boolean> isWell) {
    List<String> ill =
        known("oidc").stream().filter(it -> !isWell.apply(config(it))).map(Connector::id).toList();
    return ill.isEmpty()
        ? Finding.pass(good)
        : Finding.warn(
            bad.formatted(Listed.texts(ill)), "idp edit-connector " + QuotedWord.word(ill.get(0)));
  }

  private IdentityClient own() {
    String id = brokered().client().clientId();
    return server.clients().stream()
        .filter(it -> it.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new UnknownException("there is no client '%s'".formatted(id)));
  }

  private Finding client() {
    String id = brokered().client().clientId();
    return server.clients().stream().anyMatch(it -> it.id().equals(id))
        ? Finding.pass("it is the client '%s'".formatted(id))
        : Finding.fail(
            "there is no client '%s', as which the configuration logs people in".formatted(id),
            "idp setup");
  }

  private Finding clientUri() {
    String uri = brokered().client().redirectUri();
    IdentityClient client = own();
    return client.redirectUris().contains(uri)
        ? Finding.pass(uri + " is registered there")
        : Finding.fail(
            "the client '%s' may be sent back to %s, not to %s"
                .formatted(client.id(), Listed.texts(client.redirectUris()), uri),
            "idp setup");
  }

  private Finding clientSecret() {
    IdentityClient client = own();
    return client.secret().equals(brokered().client().clientSecret())
        ? Finding.pass("both know the same secret")
        : Finding.fail(
            "the configuration's client secret is another than that of the client '%s'"
                .formatted(client.id()),
            "idp rotate-secret " + QuotedWord.word(client.id()));
  }

  /** The client of these logins asks for tokens that the cluster takes, so it has to be trusted. */
  private Finding device() {
    IdentityClient own = own();
    if (server.clients().stream().noneMatch(it -> it.id().equals(DeviceClient.ID))) {
      return Finding.skip(
              "there is no client '%s', which only 'auth login --device' needs"
                  .formatted(DeviceClient.ID))
          .fixedBy("idp setup --device");
    }
    return own.trustedPeers().contains(DeviceClient.ID)
        ? Finding.pass("the client '%s' is there and trusted".formatted(DeviceClient.ID))
        : Finding.fail(
            "the client '%s' does not trust '%s': 'auth login --device' fails"
                .formatted(own.id(), DeviceClient.ID),
            "idp setup --device");
  }
}
