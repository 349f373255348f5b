package io.pachsh.doctor;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.OidcClient;
import io.pachsh.access.RedirectRule;
import io.pachsh.cluster.ClusterHost;
import io.pachsh.http.LoopbackHost;
import io.pachsh.oidc.ClientSecretHint;
import io.pachsh.outside.QuotedWord;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether the auth configuration can work, as far as that shows without asking the provider. */
public record ConfigurationStage(ClusterEvidence cluster) {
  /** Providers whose ID tokens mostly say nothing about {@code email_verified}. */
  private static final Set<String> SILENT_ABOUT_EMAIL =
      Set.of(".okta.com", ".oktapreview.com", "login.microsoftonline.com", ".amazonaws.com");

  private static final int PATIENCE_MILLIS = 2_000;
  private static final int PAGE_BYTES = 8_192;

  public List<Check> checks() {
    return List.of(
        new Check("configuration.present", "an identity provider is configured", this::present),
        new Check("configuration.issuer", "the issuer can be one", this::issuer),
        new Check("configuration.issuer-host", "browsers can reach the issuer", this::issuerHost),
        new Check("configuration.redirect-uri", "the redirect URI can work", this::redirectUri),
        new Check(
            "configuration.callback-port", "the callback's port can be opened", this::callbackPort),
        new Check("configuration.client-id", "the client id is a clean one", this::clientId),
        new Check("configuration.secret", "the client secret looks like one", this::secret),
        new Check("configuration.scopes", "what a login needs is asked for", this::scopes),
        new Check(
            "configuration.email-verified",
            "a missing email_verified claim is no obstacle",
            this::emailVerified));
  }

  private OidcClient client() {
    return cluster.configuration().client();
  }

  private Finding present() {
    Optional<AuthConfiguration> configuration = cluster.live().configuration();
    return configuration
        .map(known -> Finding.pass("people log in through %s".formatted(known.client().issuer())))
        .orElseGet(
            () ->
                Finding.fail(
                    "no identity provider is configured: nobody can log in through a browser",
                    "idp setup",
                    "In Okta: 'okta register' makes an app there, and says how to connect it."));
  }

  private Finding issuer() {
    String issuer = client().issuer();
    Optional<String> scheme = scheme(issuer);
    if (scheme.isEmpty() || !Set.of("http", "https").contains(scheme.get())) {
      return Finding.fail("'%s' is no web address".formatted(issuer), "auth set-config");
    }
    return scheme.get().equals("http") && !isLoopback(issuer) && ClusterHost.of(issuer).isEmpty()
        ? Finding.warn(
            "'%s' is not encrypted: whoever is on the way can let anybody in".formatted(issuer),
            "Use the provider's https address in 'auth set-config'.")
        : Finding.pass(issuer);
  }

  private Finding issuerHost() {
    boolean isReplaced =
        cluster.configuration() instanceof AuthConfiguration.Pachctl pachctl
            && !pachctl.userAccessibleIssuerHost().isEmpty();
    Optional<String> inside = ClusterHost.of(client().issuer());
    if (inside.isPresent() && !isReplaced && !cluster.isEmbedded()) {
      return Finding.fail(
          "'%s' is a name inside the Kubernetes cluster, which no browser knows"
              .formatted(inside.get()),
          "Set `user_accessible_issuer_host` to where browsers reach it, with 'auth set-config'.");
    }
    if (isReplaced && address(replaced()).map(URI::getScheme).isEmpty()) {
      return Finding.fail(
          "`user_accessible_issuer_host` is no scheme and host: '%s'".formatted(replaced()),
          "Write it as in https://id.example.com, with 'auth set-config'.");
    }
    return Finding.pass(isReplaced ? "another host is set for browsers" : "browsers know its host");
  }

  private String replaced() {
    return ((AuthConfiguration.Pachctl) cluster.configuration()).userAccessibleIssuerHost();
  }

  private Finding redirectUri() {
    String text = client().redirectUri();
    Optional<String> scheme = scheme(text);
    if (scheme.isEmpty() || !Set.of("http", "https").contains(scheme.get())) {
      return Finding.fail("'%s' is no web address".formatted(text), "auth set-config");
    }
    if (cluster.isEmbedded() && (!scheme.get().equals("http") || !isLoopback(text))) {
      return Finding.fail(
          "%s does not lead to this machine, where an embedded cluster waits".formatted(text),
          "auth set-config --redirect-uri " + RedirectRule.LOOPBACK,
          "Register the same for the app at the provider.");
    }
    if (scheme.get().equals("http") && !isLoopback(text)) {
      return Finding.warn(
          "%s is not encrypted, and most providers refuse to register it".formatted(text),
          "Use https there, or http on 127.0.0.1 with the port forwarded.");
    }
    return text.contains("localhost")
        ? Finding.pass(text + "; providers take localhost and 127.0.0.1 for two")
        : Finding.pass(text);
  }

  /** Only an embedded cluster listens for the browser itself. */
  private Finding callbackPort() {
    URI redirect =
        address(client().redirectUri()).orElseThrow(() -> new UnknownException("no address"));
    if (!cluster.isEmbedded()) {
      return Finding.skip("pachd listens for the browser, not this machine");
    }
    int port = redirect.getPort() < 0 ? 80 : redirect.getPort();
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return Finding.pass("port %d is free".formatted(socket.getLocalPort()));
    } catch (IOException e) {
      return isOurs(redirect)
          ? Finding.pass(
              "a pachsh listens at port %d: a login is under way, or just was".formatted(port))
          : Finding.fail(
              "port %d cannot be opened: %s".formatted(port, e.getMessage()),
              "!ss -ltnp 'sport = :%d'".formatted(port));
    }
  }

  /** Whether what listens there shows the page of a login's callback. */
  private static boolean isOurs(URI redirect) {
    try {
      URLConnection connection = redirect.toURL().openConnection(Proxy.NO_PROXY);
      connection.setConnectTimeout(PATIENCE_MILLIS);
      connection.setReadTimeout(PATIENCE_MILLIS);
      if (!(connection instanceof HttpURLConnection http) || http.getResponseCode() < 400) {
        return false;
      }
      try (InputStream page = http.getErrorStream()) {
        return page != null
            && new String(page.readNBytes(PAGE_BYTES), StandardCharsets.UTF_8)
                .contains(" - Pachyderm</title>");
      }
    } catch (IOException e) {
      return false;
    }
  }

  private Finding clientId() {
    String id = client().clientId();
    if (id.isEmpty()) {
      return Finding.fail("there is no client id", "auth set-config");
    }
    return id.strip().equals(id) && !id.matches(".*[\"'<>].*")
        ? Finding.pass("the client id is " + id)
        : Finding.fail(
            "the client id has white space, quotes or brackets around it: '%s'".formatted(id),
            "auth set-config --client-id " + QuotedWord.word(id.replaceAll("[\"'<>]", "").strip()));
  }

  private Finding secret() {
    if (client().clientSecret().isEmpty()) {
      return Finding.warn(
          "there is no client secret: the app has to be a public client at the provider",
          "auth set-config --ask-client-secret");
    }
    return ClientSecretHint.of(client().clientSecret())
        .map(hint -> Finding.warn(hint, "auth set-config --ask-client-secret"))
        .orElseGet(() -> Finding.pass("the client secret looks like one"));
  }

  private Finding scopes() {
    List<String> scopes = cluster.configuration().scopes();
    if (!cluster.isEmbedded() && !scopes.contains(AuthConfiguration.OPENID)) {
      return Finding.fail(
          "pachd asks for %s only: without openid there is no ID token"
              .formatted(String.join(" ", scopes)),
          setting("scopes", Stream.concat(Stream.of(AuthConfiguration.OPENID), scopes.stream())));
    }
    return scopes.contains("email")
        ? Finding.pass("asked for: " + String.join(" ", scopes))
        : Finding.fail(
            "without the scope email there is no e-mail address, which names people",
            setting("scopes", Stream.concat(scopes.stream(), Stream.of("email"))));
  }

  private static String setting(String option, Stream<String> values) {
    return "auth set-config --%s %s"
        .formatted(option, QuotedWord.word(values.collect(Collectors.joining(","))));
  }

  private Finding emailVerified() {
    if (!cluster.configuration().requiresVerifiedEmail()) {
      return Finding.pass("email_verified is not asked for");
    }
    String host = address(client().issuer()).map(URI::getHost).orElse("");
    return SILENT_ABOUT_EMAIL.stream().anyMatch(("." + host)::endsWith)
        ? Finding.warn(
            "%s mostly sends no email_verified, and a login without it is refused".formatted(host),
            "auth set-config --ignore-email-verified")
        : Finding.pass("the provider has to send email_verified: true");
  }

  private static Optional<URI> address(String text) {
    try {
      return Optional.of(URI.create(text)).filter(uri -> uri.getHost() != null);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> scheme(String text) {
    return address(text).map(uri -> String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT));
  }

  private static boolean isLoopback(String text) {
    String host = address(text).map(URI::getHost).orElse("");
    return LoopbackHost.addresses(host).isPresent();
  }
}
