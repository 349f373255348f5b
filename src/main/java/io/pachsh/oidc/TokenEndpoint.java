package io.pachsh.oidc;

import io.pachsh.access.OidcClient;
import io.pachsh.oidc.transport.ProviderHttp;
import io.pachsh.oidc.transport.RejectedException;
import io.pachsh.secret.Secret;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a code becomes tokens (RFC 6749 §4.1.3, OpenID Connect Core 1.0 §3.1.3). */
final class TokenEndpoint {
  private final ProviderHttp http;
  private final URI address;
  private final OidcClient client;
  private final ClientCredentials credentials;
  private final ClientCredentials.Memory memory;

  TokenEndpoint(
      ProviderHttp http, Metadata metadata, OidcClient client, ClientCredentials.Memory memory) {
    this.http = http;
    this.address = metadata.endpoints().token();
    this.client = client;
    this.credentials = new ClientCredentials(client, metadata.supported().clientAuthentications());
    this.memory = memory;
  }

  /** What the provider gave for the code. */
  record Tokens(Secret idToken, Optional<Secret> accessToken) {}

  /**
   * Trades a code. A provider that lists both ways to send the secret, or none, may still take one
   * alone from this client: when it does not know the client, the other way is tried once with the
   * same code. If that fails as well, its first answer is told.
   */
  Tokens exchange(Secret code, Secret verifier) {
    List<ClientCredentials.Way> ways = credentials.ways(memory);
    TokenAnswer first = ask(ways.get(0), code, verifier);
    if (ways.size() == 2 && first.refusesClient()) {
      try {
        return tokens(ways.get(1), ask(ways.get(1), code, verifier));
      } catch (RejectedException second) {
        throw first.refusal(client, true);
      }
    }
    return tokens(ways.get(0), first);
  }

  private Tokens tokens(ClientCredentials.Way way, TokenAnswer answer) {
    Tokens tokens = answer.tokens(client);
    memory.remember(client, way);
    return tokens;
  }

  private TokenAnswer ask(ClientCredentials.Way way, Secret code, Secret verifier) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "authorization_code");
    form.put("code", code.reveal());
    form.put("redirect_uri", client.redirectUri());
    form.put("code_verifier", verifier.reveal());
    Optional<String> header = credentials.apply(way, form);
    return TokenAnswer.of(http.post(address, form, header));
  }
}
