package io.pachsh.doctor;

import io.pachsh.access.LoginProblem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Which check shows again what kept somebody from signing in. */
public final class FailedLogin {
  /** When no browser came back: mostly a page of the provider's about the redirect URI did. */
  public static final String NOBODY_CAME_BACK = "app.redirect-uri";

  /** When nobody signed in on another device. */
  public static final String NO_DEVICE_CAME_BACK = "provider.device";

  /** The problems of a real cluster that no name tells apart, only pachd's own words. */
  private static final Set<String> IN_PACHDS_WORDS = Set.of("pachd", "claims");

  /** What a provider's discovery document says, by the names of RFC 8414 §2. */
  private static final Pattern METADATA =
      Pattern.compile("\\w+_supported|\\w+_endpoint|jwks_uri|require_\\w+");

  private static final Map<String, String> CHECKS = checks();

  private FailedLogin() {}

  private static Map<String, String> checks() {
    Map<String, String> all = new TreeMap<>();
    // The way to the provider, and what it publishes.
    shows(all, "provider.form", "form", "issuer's form");
    shows(all, "provider.name", "DNS");
    shows(all, "provider.proxy", "proxy");
    shows(all, "provider.tcp", "TCP");
    shows(all, "provider.tls", "TLS");
    shows(all, "provider.http", "HTTP");
    shows(all, "provider.document", "JSON", "login address");
    shows(all, "provider.issuer", "issuer");
    shows(all, "provider.keys", "keys");
    shows(all, "provider.clock", "iat", "nbf");
    shows(all, "provider.refresh", "refresh token");
    shows(
        all,
        "provider.device",
        "device",
        "device_authorization_endpoint",
        "interval",
        "device_code",
        "user_code",
        "verification_uri",
        "verification_uri_complete");
    shows(
        all,
        "provider.login",
        "PAR",
        "request object",
        "response type",
        "response mode",
        "client authentication",
        "algorithm");

    // The app there.
    shows(all, "app.request", "request", "scope", "grant", "PKCE");
    shows(all, "app.client", "client");

    // The cluster's own settings.
    shows(all, "configuration.present", "configuration");
    shows(all, "configuration.redirect-uri", "redirect_uri");
    shows(all, "configuration.callback-port", "callback");
    shows(all, "configuration.issuer-host", "user_accessible_issuer_host");
    shows(all, "identity.providers", "connector");
    shows(all, "identity.redirect-uri", "redirectURI");
    shows(all, "identity.device", "device client");

    // What only somebody's login shows.
    shows(all, "login.begun", "login", "identity service");
    shows(
        all,
        "login.returned",
        "provider's answer",
        "iss parameter",
        "time",
        "account",
        "assignment",
        "hd");
    shows(
        all,
        "login.tokens",
        "token endpoint",
        "code",
        "token_type",
        "id_token",
        "access_token",
        "refresh_token",
        "expires_in");
    shows(all, "login.signature", "signature", "alg", "kid", "crit", "ID token");
    shows(all, "login.issuer", "iss");
    shows(all, "login.audience", "aud", "azp");
    shows(all, "login.times", "exp", "auth_time");
    shows(all, "login.nonce", "nonce", "at_hash");
    shows(all, "login.subject", "sub");
    shows(all, "login.userinfo", "userinfo", "userinfo answer");
    shows(all, "login.email", "email");
    shows(all, "login.email-verified", "email_verified");
    shows(all, "login.name", "name", "preferred_username");
    return Map.copyOf(all);
  }

  private static void shows(Map<String, String> all, String id, String... problems) {
    for (String problem : problems) {
      all.put(problem, id);
    }
  }

  /**
   * The check that shows a problem, by what was checked; empty where that is known by pachd's words
   * alone. Claims have the names that the configuration gives them: one that is not known here is
   * that of the groups.
   */
  public static Optional<CheckReference> check(LoginProblem problem) {
    return check(problem.check());
  }

  /** The same of a problem that is known by what was checked alone. */
  public static Optional<CheckReference> check(String checked) {
    if (IN_PACHDS_WORDS.contains(checked)) {
      return Optional.empty();
    }
    String otherwise =
        METADATA.matcher(checked).matches() ? "provider.document" : "login.group-form";
    return Optional.of(new CheckReference(CHECKS.getOrDefault(checked, otherwise)));
  }

  /** Whether a problem's check is named here on purpose, and none is guessed. */
  static boolean knows(String checked) {
    return CHECKS.containsKey(checked)
        || IN_PACHDS_WORDS.contains(checked)
        || METADATA.matcher(checked).matches();
  }

  /** Every check that is named, for whoever looks whether there is one. */
  static List<String> ids() {
    return CHECKS.values().stream().distinct().sorted().toList();
  }
}
