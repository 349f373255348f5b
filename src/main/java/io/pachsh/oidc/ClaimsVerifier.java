package io.pachsh.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.util.Base64URL;
import io.pachsh.oidc.message.ClaimsDocument;
import io.pachsh.oidc.transport.RejectedException;
import io.pachsh.oidc.transport.TimeText;
import io.pachsh.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The claims of an ID token against what was asked for (OpenID Connect Core 1.0 §3.1.3.7). */
final class ClaimsVerifier {
  static final Duration SKEW = Duration.ofSeconds(60);

  private final Clock clock;

  ClaimsVerifier(Clock clock) {
    this.clock = clock;
  }

  /**
   * What an ID token has to say.
   *
   * @param parties the clients that may have asked for it
   * @param login what the login asked for; empty when the token came by another way
   */
  record Expected(String issuer, String clientId, Set<String> parties, Optional<OfLogin> login) {
    Expected {
      parties = Set.copyOf(parties);
    }
  }

  /**
   * What only a token of this login can say.
   *
   * @param nonce empty for a login that had no way to send one
   */
  record OfLogin(String nonce, Instant opened, Optional<Secret> accessToken) {}

  /** Checks every claim but those about the person, and returns the subject. */
  String check(SignedToken token, Expected expected) {
    ClaimsDocument claims = token.claims();
    issuer(claims, expected.issuer());
    audience(claims, expected);
    expiry(claims);
    issuedAt(claims, expected.login());
    claims.instant("nbf").ifPresent(this::notBefore);
    expected
        .login()
        .filter(login -> !login.nonce().isEmpty())
        .ifPresent(login -> nonce(claims, login.nonce()));
    expected
        .login()
        .flatMap(OfLogin::accessToken)
        .ifPresent(accessToken -> accessTokenHash(claims, token.algorithm(), accessToken));
    return claims
        .text("sub")
        .filter(subject -> !subject.isEmpty())
        .orElseThrow(() -> missing("sub", "an identifier of the person"));
  }

  private static void issuer(ClaimsDocument claims, String issuer) {
    String found = claims.text("iss").orElseThrow(() -> missing("iss", issuer));
    if (!found.equals(issuer)) {
      throw new RejectedException(
          "iss",
          "The ID token was issued by another issuer.",
          issuer,
          found,
          found.startsWith("https://sts.windows.net/")
              ? "Set accessTokenAcceptedVersion to 2 in the app's manifest at Entra."
              : "Check the issuer with 'auth get-config', and the provider's public address.");
    }
  }

  private static void audience(ClaimsDocument claims, Expected expected) {
    String clientId = expected.clientId();
    Set<String> found = Set.copyOf(claims.texts("aud"));
    if (found.isEmpty()) {
      throw missing("aud", clientId);
    }
    if (!found.contains(clientId)) {
      throw new RejectedException(
          "aud",
          "The ID token is for another app.",
          clientId,
          String.join(", ", found),
          "Check the client id with 'auth get-config'. An access token is no ID token.");
    }
    Optional<String> party = claims.text("azp");
    if (party.isPresent() && !expected.parties().contains(party.get())) {
      throw new RejectedException(
          "azp",
          "The ID token was issued to another app.",
          clientId,
          party.get(),
          "Check the client id with 'auth get-config'. A token that another app asked for is not"
              + " accepted, even if it is meant for this one, too.");
    }
    if (found.size() > 1 && party.isEmpty()) {
      throw new RejectedException(
          "aud",
          "The ID token is for several apps and does not say which of them asked for it.",
          clientId + " alone, or 'azp': " + clientId,
          String.join(", ", claims.texts("aud")),
          "Remove the other audiences from the app's ID token at the provider (in Keycloak, an"
              + " 'Audience' mapper adds them), or let it name the app in 'azp'.");
    }
  }

  /** The other apps that a token is for, which is accepted when this one asked for it. */
  static List<String> otherAudiences(ClaimsDocument claims, String clientId, Set<String> parties) {
    return claims.texts("aud").stream()
        .filter(each -> !each.equals(clientId) && !parties.contains(each))
        .distinct()
        .toList();
  }

  private void expiry(ClaimsDocument claims) {
    Instant now = clock.instant();
    Instant expires =
        claims.instant("exp").orElseThrow(() -> missing("exp", "the time it expires"));
    if (now.isAfter(expires.plus(SKEW))) {
      throw new RejectedException(
          "exp",
          "The ID token expired %s ago.".formatted(span(expires, now)),
          "a time after " + TimeText.instant(now),
          TimeText.instant(expires),
          "If it is fresh, the provider's clock is behind or this machine's clock is ahead: set"
              + " both by NTP. Else get a new one.");
    }
  }

  private void issuedAt(ClaimsDocument claims, Optional<OfLogin> login) {
    Instant now = clock.instant();
    Instant issued =
        claims.instant("iat").orElseThrow(() -> missing("iat", "the time it was issued"));
    if (issued.isAfter(now.plus(SKEW))) {
      throw new RejectedException(
          "iat",
          "The ID token was issued in the future: the provider's clock is %s ahead."
              .formatted(span(issued, now)),
          "at most " + TimeText.instant(now) + " and 60 seconds",
          TimeText.instant(issued),
          "Set the clocks of the provider and of this machine by NTP.");
    }
    // The nonce did not exist before the login was opened, so neither did an honest token.
    Instant opened = login.map(OfLogin::opened).orElse(Instant.MIN);
    if (login.isPresent() && issued.isBefore(opened.minus(SKEW))) {
      throw new RejectedException(
          "iat",
          "The ID token was issued before this login began: the provider's clock is %s behind."
              .formatted(span(issued, opened)),
          "at least " + TimeText.instant(opened) + " less 60 seconds",
          TimeText.instant(issued),
          "Set the clocks of the provider and of this machine by NTP.");
    }
  }

  private void notBefore(Instant start) {
    Instant now = clock.instant();
    if (start.isAfter(now.plus(SKEW))) {
      throw new RejectedException(
          "nbf",
          "The ID token is not valid yet, for %s: the provider's clock is ahead."
              .formatted(span(start, now)),
          "at most " + TimeText.instant(now) + " and 60 seconds",
          TimeText.instant(start),
          "Set the clocks of the provider and of this machine by NTP.");
    }
  }

  private static void nonce(ClaimsDocument claims, String nonce) {
    String found =
        claims.text("nonce").orElseThrow(() -> missing("nonce", "the nonce of this login"));
    if (!same(found, nonce)) {
      throw new RejectedException(
          "nonce",
          "The ID token belongs to another login.",
          nonce,
          found,
          "Run 'auth login' again; if it stays, the provider returns tokens of earlier logins.");
    }
  }

  /** Core 1.0 §3.1.3.6: the left half of the access token's hash. */
  private static void accessTokenHash(
      ClaimsDocument claims, JWSAlgorithm algorithm, Secret accessToken) {
    Optional<String> found = claims.text("at_hash");
    if (found.isEmpty()) {
      return;
    }
    String expected = leftHalfHash(algorithm, accessToken.reveal());
    if (!same(found.get(), expected)) {
      throw new RejectedException(
          "at_hash",
          "The access token that came with the ID token is not its own.",
          expected,
          found.get(),
          "Run 'auth login' again; if it stays, something changes the provider's answers.");
    }
  }

  static String leftHalfHash(JWSAlgorithm algorithm, String text) {
    String name = algorithm.getName();
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-" + name.substring(name.length() - 3))
              .digest(text.getBytes(StandardCharsets.US_ASCII));
      return Base64URL.encode(Arrays.copyOf(hash, hash.length / 2)).toString();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-2", e);
    }
  }

  /** Compares in constant time. */
  static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private static RejectedException missing(String claim, String expected) {
    return new RejectedException(
        claim,
        "The ID token has no '%s' claim.".formatted(claim),
        expected,
        "nothing",
        "The provider does not follow OpenID Connect Core 1.0 §2: report it to its maker.");
  }

  private static String span(Instant one, Instant other) {
    return TimeText.span(Duration.between(one, other));
  }
}
