package io.pachsh.doctor;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.LoginProblem;
import io.pachsh.oidc.Metadata;
import io.pachsh.oidc.ProviderInspection;
import io.pachsh.oidc.transport.RejectedException;
import io.pachsh.outside.QuotedWord;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Whether the identity provider can be reached and offers what a login needs, from its name to its
 * keys, by public documents alone.
 *
 * <p>One exchange tells how far the way goes: what lies in front of the stage at which it failed is
 * well, what lies behind is not known.
 */
public final class ProviderStage {
  private static final List<String> WAY =
      List.of("form", "DNS", "TCP", "TLS", "HTTP", "JSON", "issuer");
  private static final Duration A_MONTH = Duration.ofDays(30);
  private static final Duration NOTICED = Duration.ofSeconds(5);
  private static final Duration REFUSED = Duration.ofSeconds(60);
  private static final Set<String> SIGNATURES =
      Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512");

  private final Evidence<AuthConfiguration> configuration;
  private final Evidence<ProviderInspection> probe;
  private final Clock clock;
  private final Evidence<ProviderInspection.Fetched> fetched;
  private final Evidence<ProviderInspection.Keys> keys;

  /** The provider of a configuration, which is asked for when the first check needs it. */
  public ProviderStage(
      Supplier<AuthConfiguration> configuration, Supplier<ProviderInspection> probe, Clock clock) {
    this.configuration = Evidence.of(configuration);
    this.probe = Evidence.of(probe);
    this.clock = clock;
    fetched = Evidence.of(() -> this.probe.get().document());
    keys = Evidence.of(() -> this.probe.get().keys(metadata()));
  }

  public List<Check> checks() {
    return List.of(
        new Check("provider.form", "the issuer's text can be one", this::form),
        new Check("provider.name", "the issuer's host has an address", this::name),
        new Check("provider.proxy", "the way there is direct", this::proxy),
        new Check("provider.tcp", "its port is open", () -> passed("TCP", "its port is open")),
        new Check("provider.tls", "its certificate is trusted", this::tls),
        new Check("provider.certificate", "its certificate stays valid", this::certificate),
        new Check(
            "provider.http",
            "it answers as a web server",
            () -> passed("HTTP", "a web server answers")),
        new Check("provider.document", "it publishes its metadata", this::document),
        new Check("provider.issuer", "it names itself as configured", this::issuer),
        new Check("provider.endpoints", "its endpoints are its own", this::endpoints),
        new Check("provider.login", "a login as ours can succeed", this::login),
        new Check("provider.scopes", "it knows the scopes that are asked for", this::scopes),
        new Check("provider.algorithms", "it signs with what is accepted", this::algorithms),
        new Check("provider.pkce", "it knows the PKCE method S256", this::pkce),
        new Check("provider.claims", "it tells e-mail addresses and groups", this::claims),
        new Check("provider.refresh", "sessions can be renewed", this::refresh),
        new Check("provider.device", "people can sign in on other devices", this::device),
        new Check("provider.keys", "it publishes keys that can be used", this::keys),
        new Check("provider.key-set", "every key that it publishes can be used", this::keySet),
        new Check("provider.clock", "its clock goes as this machine's", this::clock));
  }

  private Finding form() {
    if (reached("form")) {
      return Finding.pass("the issuer's text can be one");
    }
    return replaced(failed("form"));
  }

  /** With the command that configures the issuer that is meant, where that is known. */
  private Finding replaced(Finding finding) {
    return fetched.get() instanceof ProviderInspection.Fetched.Failed failed && isConfigured()
        ? failed.instead().map(issuer -> finding.fixedBy(setting("issuer", issuer))).orElse(finding)
        : finding;
  }

  /** Whether it is the cluster's provider, and not one that somebody only asks about. */
  private boolean isConfigured() {
    return !configuration.get().client().clientId().isEmpty();
  }

  private static String setting(String option, String value) {
    return "auth set-config --%s %s".formatted(option, QuotedWord.word(value));
  }

  private Finding name() {
    requireForm();
    try {
      return Finding.pass("its host is " + Listed.texts(probe.get().addresses()));
    } catch (UnknownHostException e) {
      return probe.get().proxy().isPresent()
          ? Finding.skip("this machine knows none; the proxy has to")
          : failed("DNS");
    }
  }

  private void requireForm() {
    if (!reached("form")) {
      throw new UnknownException("the issuer's text is no address to ask");
    }
  }

  private Finding proxy() {
    requireForm();
    return probe
        .get()
        .proxy()
        .map(
            proxy ->
                Finding.warn(
                    "the way goes through the proxy %s; callbacks must not".formatted(proxy),
                    "export NO_PROXY=localhost,127.0.0.1,::1"))
        .orElseGet(() -> Finding.pass("the way there is direct"));
  }

  /** What a stage of the way came to, when nothing else is looked at. */
  private Finding passed(String stage, String observed) {
    return reached(stage) ? Finding.pass(observed) : failed(stage);
  }

  /** Whether the exchange came further than that stage; throws when it did not come so far. */
  private boolean reached(String stage) {
    if (fetched.get() instanceof ProviderInspection.Fetched.Failed failed) {
      int at = WAY.indexOf(stage(failed.problem()));
      if (at < WAY.indexOf(stage)) {
        throw new UnknownException("the way ends before: " + failed.problem().sentence());
      }
      return at > WAY.indexOf(stage);
    }
    return true;
  }

  private Finding failed(String stage) {
    if (fetched.get() instanceof ProviderInspection.Fetched.Failed failed
        && stage(failed.problem()).equals(stage)) {
      return Finding.fail(failed.problem());
    }
    throw new UnknownException("the provider does answer");
  }

  /** Where on the way a problem is; one that is named after a member is in the document. */
  private static String stage(LoginProblem problem) {
    return WAY.contains(problem.check()) ? problem.check() : "JSON";
  }

  private Finding tls() {
    String trust = probe.get().authorities().orElse("Java's own authorities");
    if (!reached("TLS")) {
      return failed("TLS");
    }
    if (isPlain()) {
      return Finding.skip("the issuer is http");
    }
    return Finding.pass("its certificate is trusted by " + trust);
  }

  private boolean isPlain() {
    return probe.get().issuer().startsWith("http:");
  }

  private Finding certificate() {
    List<X509Certificate> chain = got().certificates();
    if (chain.isEmpty()) {
      return Finding.skip("there is no certificate: the issuer is http");
    }
    Instant end = chain.get(0).getNotAfter().toInstant();
    return end.isBefore(clock.instant().plus(A_MONTH))
        ? Finding.warn(
            "its certificate ends at %s: afterwards nobody can log in".formatted(end),
            "Tell the provider's administrator to renew it.")
        : Finding.pass("its certificate is valid until " + end);
  }

  private ProviderInspection.Document got() {
    if (fetched.get() instanceof ProviderInspection.Fetched.Got got) {
      return got.document();
    }
    throw new UnknownException("the discovery document was not got");
  }

  private Metadata metadata() {
    return got().metadata();
  }

  private Finding document() {
    return passed("JSON", probe.get().issuer() + " publishes it");
  }

  private Finding issuer() {
    if (!reached("issuer")) {
      return replaced(failed("issuer"));
    }
    String published = metadata().issuer();
    return published.equals(probe.get().issuer())
        ? Finding.pass("it names itself " + published)
        : Finding.fail(
            "it names itself %s, and %s is configured: one slash too many or too few"
                .formatted(published, probe.get().issuer()),
            setting("issuer", published));
  }

  private Finding endpoints() {
    Metadata.Endpoints endpoints = metadata().endpoints();
    String host = URI.create(metadata().issuer()).getHost();
    List<String> elsewhere = new ArrayList<>();
    for (URI endpoint : List.of(endpoints.authorization(), endpoints.token(), endpoints.keys())) {
      if (!host.equalsIgnoreCase(endpoint.getHost())) {
        elsewhere.add(endpoint.getHost());
      }
    }
    return elsewhere.isEmpty()
        ? Finding.pass("its endpoints are at " + host)
        : Finding.warn(
            "some endpoints are at %s: each of these hosts has to be reached, too"
                .formatted(String.join(", ", elsewhere.stream().distinct().toList())),
            "A proxy's or firewall's rules need these hosts as well.");
  }

  private Finding login() {
    return probe
        .get()
        .obstacle(metadata())
        .map(Finding::fail)
        .orElseGet(() -> Finding.pass("nothing in its metadata stands against a login"));
  }

  private Finding scopes() {
    List<String> known = metadata().supported().scopes();
    List<String> unknown =
        configuration.get().requestedScopes().stream().filter(it -> !known.contains(it)).toList();
    if (known.isEmpty()) {
      return Finding.skip("it does not say which scopes it knows");
    }
    List<String> left = new ArrayList<>(configuration.get().requestedScopes());
    left.removeIf(scope -> unknown.contains(scope) && !scope.equals(AuthConfiguration.OPENID));
    return unknown.isEmpty()
        ? Finding.pass("it knows " + String.join(" ", configuration.get().requestedScopes()))
        : Finding.warn(
            "it does not list %s: logins may fail with invalid_scope"
                .formatted(String.join(", ", unknown)),
            isConfigured()
                ? setting("scopes", String.join(",", left))
                : "Leave them out; a groups claim needs no scope at many providers.");
  }

  private Finding algorithms() {
    List<String> signatures = metadata().supported().signatures();
    List<String> good = signatures.stream().filter(SIGNATURES::contains).toList();
    if (signatures.isEmpty()) {
      return Finding.skip("it does not say with what it signs");
    }
    if (good.isEmpty()) {
      return Finding.fail(
          "it signs with %s alone".formatted(String.join(", ", signatures)),
          "Choose an RSA or EC signing key for the app at the provider.");
    }
    return good.contains("RS256")
        ? Finding.pass("it signs with " + String.join(", ", good))
        : Finding.warn(
            "RS256 is not among %s, which is what pachd takes".formatted(String.join(", ", good)),
            "Choose an RSA signing key for the app at the provider.");
  }

  private Finding pkce() {
    List<String> methods = metadata().supported().challengeMethods();
    if (methods.isEmpty()) {
      return Finding.skip("it does not say; most providers take S256 all the same");
    }
    return methods.contains("S256")
        ? Finding.pass("it knows S256")
        : Finding.warn(
            "it lists %s, not S256".formatted(String.join(", ", methods)),
            "Allow S256 for the app at the provider.");
  }

  private Finding claims() {
    List<String> claims = got().claims();
    if (claims.isEmpty()) {
      return Finding.skip("it does not say which claims it has; 'doctor login' sees");
    }
    if (!claims.contains("email")) {
      return Finding.warn(
          "it does not list the claim email, which names people",
          "Let the provider release e-mail addresses to the app.");
    }
    return claims.contains("groups")
        ? Finding.pass("email and groups are among its %d claims".formatted(claims.size()))
        : Finding.warn(
            "it does not list the claim groups: roles of groups may reach nobody",
            "At Okta: the app's Sign On page, Groups claim filter. In Keycloak: a mapper"
                + " 'groups'.");
  }

  private Finding refresh() {
    List<String> grants = metadata().supported().grants();
    if (grants.isEmpty()) {
      return Finding.skip("it does not say which grants it has");
    }
    return grants.contains("refresh_token")
        ? Finding.pass("it has refresh tokens")
        : Finding.warn(
            "it has no refresh tokens: 'auth login --renew' cannot work",
            "Enable the grant Refresh Token for the app at the provider.");
  }

  private Finding device() {
    return metadata().endpoints().device().isPresent()
        ? Finding.pass("it has the device flow")
        : Finding.skip("it has no device flow, which only 'auth login --device' needs");
  }

  private Finding keys() {
    metadata();
    try {
      int usable = keys.get().usable();
      return usable > 0
          ? Finding.pass(
              usable == 1 ? "1 key can be used" : "%d keys can be used".formatted(usable))
          : Finding.fail(
              "no key can be used: %s".formatted(Listed.texts(keys.get().unusable())),
              "Let the provider sign with RSA of 2048 bits or an elliptic curve.");
    } catch (RejectedException e) {
      return Finding.fail(e.problem());
    }
  }

  private Finding keySet() {
    metadata();
    try {
      List<String> unusable = keys.get().unusable();
      return unusable.isEmpty()
          ? Finding.pass("all its keys can be used")
          : Finding.warn(
              Listed.texts(unusable),
              "Harmless, unless the provider signs with one of them: 'doctor login' sees.");
    } catch (RejectedException e) {
      throw new UnknownException("the keys were not got");
    }
  }

  private Finding clock() {
    Duration skew =
        got().skew().orElseThrow(() -> new UnknownException("it does not tell its time"));
    Duration apart = skew.abs();
    String how =
        "its clock is %d s %s this machine's"
            .formatted(apart.toSeconds(), skew.isNegative() ? "behind" : "ahead of");
    if (apart.compareTo(REFUSED) > 0) {
      return Finding.fail(
          how + ": its tokens are refused",
          "!timedatectl",
          "If this machine's clock is right, the provider's has to be set by NTP; the practice"
              + " org's: 'rehearsal misbehave off'.");
    }
    return apart.compareTo(NOTICED) > 0
        ? Finding.warn(how, "!timedatectl")
        : Finding.pass("its clock is less than 6 s apart from this machine's");
  }
}
