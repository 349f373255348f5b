package io.pachsh.okta;

import com.fasterxml.jackson.databind.JsonNode;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.secret.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * An Okta org to which somebody is connected. Calls block as long as Okta takes, at most a time
 * limit each, and longer while Okta takes no requests: {@link #activity} tells then. Refusals are
 * {@link Failure}s with what to do.
 */
public final class OktaOrg {
  private static final String DISCOVERY = "/.well-known/openid-configuration";

  private final OrgAddress address;
  private final OktaCredential credential;
  private final OktaHttp http;
  private final Activity activity;
  private final OktaApi api;

  public OktaOrg(
      OrgAddress address,
      OktaCredential credential,
      OktaHttp http,
      Clock clock,
      SecureRandom random) {
    this(
        address,
        credential,
        http,
        clock,
        random,
        time -> TimeUnit.NANOSECONDS.sleep(time.toNanos()));
  }

  OktaOrg(
      OrgAddress address,
      OktaCredential credential,
      OktaHttp http,
      Clock clock,
      SecureRandom random,
      RateLimit.Pause pause) {
    this.address = address;
    this.credential = credential;
    this.http = http;
    this.activity = new Activity(clock);
    this.api =
        new OktaApi(
            address,
            http,
            new OktaAuthorization(address, credential, http, clock, random),
            new RateLimit(clock, pause, activity));
  }

  public OrgAddress address() {
    return address;
  }

  public OktaCredential credential() {
    return credential;
  }

  public Activity activity() {
    return activity;
  }

  /** Fails when the org is not there, or does not let the token see applications. */
  public void requireUsable() {
    apps().requireReadable();
  }

  public OktaApps apps() {
    return new OktaApps(api);
  }

  public OktaDirectory directory() {
    return new OktaDirectory(api);
  }

  public OktaSecrets secrets() {
    return new OktaSecrets(api);
  }

  public OktaClaims claims() {
    return new OktaClaims(api);
  }

  public OktaServers servers() {
    return new OktaServers(api);
  }

  /** The issuer of the org's own authorization server, exactly as it publishes it. */
  public String issuer() {
    OktaReply reply =
        http.exchange("GET", address.resolve(DISCOVERY), Optional.empty(), Optional.empty());
    String issuer = reply.isSuccess() ? published(reply) : "";
    if (issuer.isEmpty()) {
      throw new Failure(
          Exit.FAILED,
          "%s%s publishes no issuer (%d).".formatted(address, DISCOVERY, reply.status()),
          "Check the address with 'okta status'.");
    }
    return issuer;
  }

  /**
   * Whether a client's secret is the right one, asked of the token endpoint below an issuer of this
   * org with a code that it never gave: a right secret is answered with {@code invalid_grant}, a
   * wrong one with {@code invalid_client} (RFC 6749 §5.2). Okta logs the attempt.
   */
  public boolean accepts(String issuer, String clientId, Secret secret, String redirectUri) {
    String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
    URI endpoint =
        URI.create(base.contains("/oauth2/") ? base + "/v1/token" : base + "/oauth2/v1/token");
    String pair = OktaApi.encoded(clientId) + ":" + OktaApi.encoded(secret.reveal());
    String basic =
        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    String form =
        "grant_type=authorization_code&code=none&redirect_uri=" + OktaApi.encoded(redirectUri);
    OktaReply reply =
        http.exchange("POST", endpoint, Optional.of(basic), Optional.of(OktaHttp.Body.form(form)));
    String error = error(reply);
    if (error.equals("invalid_client")) {
      return false;
    }
    if (error.equals("invalid_grant")) {
      return true;
    }
    throw new Failure(
        Exit.FAILED,
        "Okta does not say whether the secret is right (%d).".formatted(reply.status()),
        "'doctor login' tells.");
  }

  private static String published(OktaReply reply) {
    try {
      JsonNode metadata = OktaJson.parse(reply.body());
      return metadata.path("issuer").asText("");
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static String error(OktaReply reply) {
    try {
      return OktaJson.parse(reply.body()).path("error").asText("");
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
