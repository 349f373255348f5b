package io.pachsh.oidc;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import io.pachsh.oidc.transport.ProviderHttp;
import io.pachsh.oidc.transport.RejectedException;
import io.pachsh.oidc.transport.Reply;
import java.net.URI;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;

/**
 * The keys of one provider during one login: fetched when the login begins, and once more if the
 * token's key is not among them, because the provider may have changed keys in between.
 */
final class ProviderKeys {
  private final ProviderHttp http;
  private final URI address;
  private KeySet keys;

  private ProviderKeys(ProviderHttp http, URI address, KeySet keys) {
    this.http = http;
    this.address = address;
    this.keys = keys;
  }

  /**
   * Fetches the keys.
   *
   * @param last those of the login before, which mostly are the same
   */
  static ProviderKeys fetched(ProviderHttp http, Metadata metadata, LastValue<KeySet> last) {
    URI address = metadata.endpoints().keys();
    return new ProviderKeys(http, address, last.orSame(fetch(http, address)));
  }

  /** The keys that may have signed with that header: one at least, and one only without a kid. */
  synchronized List<JWK> candidates(JWSHeader header) {
    List<JWK> found = keys.candidates(header);
    if (found.isEmpty()) {
      keys = fetch(http, address);
      found = keys.candidates(header);
    }
    if (found.isEmpty()) {
      Optional<String> why = keys.whyNone(header);
      throw new RejectedException(
          "signature",
          why.orElse("The provider publishes no key that could have signed the ID token."),
          "one of " + keys.names() + " at " + address,
          header.getKeyID() == null
              ? header.getAlgorithm() + " without a key id"
              : header.getAlgorithm() + " with key id " + header.getKeyID(),
          why.isPresent()
              ? "Correct the key at the provider, or let it sign with another."
              : "If the provider just changed its keys, try again; else it signs with a key that it"
                  + " does not publish.");
    }
    if (header.getKeyID() == null && found.size() > 1) {
      throw new RejectedException(
          "signature",
          "The ID token names no key, and %d of the provider's keys fit.".formatted(found.size()),
          "a 'kid' in the token's header",
          "none",
          "Let the provider name its key, or publish one key only.");
    }
    return found;
  }

  /** Fetches the keys that are published at an address. */
  static KeySet fetch(ProviderHttp http, URI address) {
    Reply reply = http.document(address);
    reply.requireReached();
    String fault = "";
    try {
      if (reply.status() == 200) {
        return KeySet.parse(reply.body());
      }
    } catch (ParseException e) {
      fault = ": " + e.getMessage();
    }
    throw new RejectedException(
        "keys",
        "%s did not answer with the provider's keys%s.".formatted(address, fault),
        "200 with a JSON object holding 'keys'",
        reply.status() + ": " + reply.excerpt(),
        "Check 'jwks_uri' in the provider's discovery document.");
  }
}
