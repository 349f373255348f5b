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

/** Where grants become tokens (RFC 6749 §4.1.3 and §6, OpenID Connect Core 1.0 §3.1.3). */
final class TokenEndpoint {
  private final ProviderHttp http;
  private final URI address;
  private final OidcClient client;
  private final ClientCredentials credentials;
  private final ClientCredentials.Memory memory;

  TokenEndpoint(
      ProviderHttp http, Metadata metadata, OidcClient client, ClientCredentials.Memory memory) {
    this(http, metadata, client, memory, metadata.endpoints().token());
  }

  /** Another endpoint to which a client proves who it is as it does to this one. */
  TokenEndpoint(
      ProviderHttp http,
      Metadata metadata,
      OidcClient client,
      ClientCredentials.Memory memory,
      URI address) {
    this.http = http;
    this.address = address;
    this.client = client;
    this.credentials = new ClientCredentials(client, metadata.supported().clientAuthentications());
    this.memory = memory;
  }

  /** What the provider gave. */
  record Tokens(Secret idToken, Optional<Secret> accessToken, Optional<Secret> refreshToken) {
    Tokens(Secret idToken, Optional<Secret> accessToken) {
      this(idToken, accessToken, Optional.empty());
    }
  }

  /**
   * Trades a code. A provider that lists both ways to send the secret, or none, may still take one
   * alone from this client: when it does not know the client, the other way is tried once with the
   * same code. If that fails as well, its first answer is told.
   */
  Tokens exchange(Secret code, Secret verifier) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "authorization_code");
    form.put("code", code.reveal());
    form.put("redirect_uri", client.redirectUri());
    form.put("code_verifier", verifier.reveal());
    Told told = tell(form);
    try {
      return tokens(told);
    } catch (RejectedException second) {
      throw told.first().map(first -> first.refusal(client, true)).orElse(second);
    }
  }

  /**
   * What the endpoint said.
   *
   * @param way how the client proved who it is
   * @param first what it said before to the other way; empty when it was not tried
   */
  record Told(TokenAnswer answer, ClientCredentials.Way way, Optional<TokenAnswer> first) {}

  /** Presents a grant; the way in which the secret is sent is changed once, as above. */
  Told tell(Map<String, String> grant) {
    List<ClientCredentials.Way> ways = credentials.ways(memory);
    TokenAnswer first = ask(ways.get(0), grant);
    return ways.size() == 2 && first.refusesClient()
        ? new Told(ask(ways.get(1), grant), ways.get(1), Optional.of(first))
        : new Told(first, ways.get(0), Optional.empty());
  }

  /**
   * The tokens of an answer.
   *
   * @throws RejectedException when it has none
   */
  Tokens tokens(Told told) {
    Tokens tokens = told.answer().tokens(client);
    memory.remember(client, told.way());
    return tokens;
  }

  /** Why an answer has no tokens. */
  RejectedException refusal(Told told) {
    return told.first()
        .filter(unused -> told.answer().refusesClient())
        .map(first -> first.refusal(client, true))
        .orElseGet(() -> told.answer().refusal(client, false));
  }

  private TokenAnswer ask(ClientCredentials.Way way, Map<String, String> grant) {
    Map<String, String> form = new LinkedHashMap<>(grant);
    Optional<String> header = credentials.apply(way, form);
    return TokenAnswer.of(http.post(address, form, header));
  }
}
