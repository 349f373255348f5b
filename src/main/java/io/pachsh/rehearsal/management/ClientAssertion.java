package io.pachsh.rehearsal.management;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** A signed proof of which client asks (RFC 7523 §3). */
final class ClientAssertion {
  /** Okta takes none that lasts longer. */
  static final Duration LONGEST = Duration.ofHours(1);

  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final JsonNode header;
  private final JsonNode claims;
  private final String signed;
  private final byte[] signature;

  private ClientAssertion(JsonNode header, JsonNode claims, String signed, byte[] signature) {
    this.header = header;
    this.claims = claims;
    this.signed = signed;
    this.signature = signature;
  }

  /** The assertion in a text; empty when it is no signed JWT (RFC 7519 §7.2). */
  static Optional<ClientAssertion> parse(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      Base64.Decoder decoder = Base64.getUrlDecoder();
      return Optional.of(
          new ClientAssertion(
              MAPPER.readTree(decoder.decode(parts[0])),
              MAPPER.readTree(decoder.decode(parts[1])),
              parts[0] + "." + parts[1],
              decoder.decode(parts[2])));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Its unique name; empty when it has none. */
  String id() {
    return claims.path("jti").asText("");
  }

  Instant expiry() {
    return Instant.ofEpochSecond(claims.path("exp").asLong());
  }

  /**
   * Why it proves nothing; empty when it proves that the client with that key asks.
   *
   * @param endpoint the token endpoint's address, which it has to be made for
   */
  Optional<String> problem(String clientId, ServiceKey key, String endpoint, Instant now) {
    if (!header.path("alg").asText().equals(ServiceKey.ALGORITHM)
        || !header.path("kid").asText(key.id()).equals(key.id())
        || !key.signed(signed, signature)) {
      return Optional.of("The client_assertion signature is invalid.");
    }
    if (!claims.path("iss").asText().equals(clientId)
        || !claims.path("sub").asText().equals(clientId)) {
      return Optional.of("The issuer and subject of the client_assertion must be the client_id.");
    }
    if (!isFor(endpoint)) {
      return Optional.of(
          "The audience of the client_assertion must be the endpoint that it is sent to.");
    }
    if (!claims.path("exp").canConvertToLong() || !now.isBefore(expiry())) {
      return Optional.of("The client_assertion token is expired.");
    }
    if (expiry().isAfter(now.plus(LONGEST))) {
      return Optional.of("The client_assertion token lasts longer than one hour.");
    }
    return isOf("iat", now) && isOf("nbf", now)
        ? Optional.empty()
        : Optional.of("The client_assertion token is not valid yet.");
  }

  private boolean isFor(String endpoint) {
    JsonNode audience = claims.path("aud");
    if (!audience.isArray()) {
      return audience.asText().equals(endpoint);
    }
    for (JsonNode each : audience) {
      if (each.asText().equals(endpoint)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a time is absent, or has come. */
  private boolean isOf(String name, Instant now) {
    return !claims.has(name) || claims.path(name).asLong(Long.MAX_VALUE) <= now.getEpochSecond();
  }
}
