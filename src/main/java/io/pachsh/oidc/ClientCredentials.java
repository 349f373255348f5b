package io.pachsh.oidc;

import io.pachsh.access.OidcClient;
import io.pachsh.http.Parameters;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** How this client proves to a token endpoint who it is (OpenID Connect Core 1.0 §9). */
record ClientCredentials(OidcClient client, List<String> supported) {
  ClientCredentials {
    supported = List.copyOf(supported);
  }

  /** A way to send the secret. */
  enum Way {
    BASIC("client_secret_basic"),
    POST("client_secret_post"),
    /** No secret: PKCE alone protects the code. */
    NONE("none");

    private final String wireName;

    Way(String wireName) {
      this.wireName = wireName;
    }
  }

  /**
   * Which way a provider took last, by issuer and client: it is the first to be tried next time.
   */
  static final class Memory {
    private final Map<List<String>, Way> taken = new ConcurrentHashMap<>();

    void remember(OidcClient client, Way way) {
      taken.put(List.of(client.issuer(), client.clientId()), way);
    }

    private Optional<Way> of(OidcClient client) {
      return Optional.ofNullable(taken.get(List.of(client.issuer(), client.clientId())));
    }
  }

  /** What can be tried, best first; empty when the provider takes no secret at all. */
  List<Way> ways(Memory memory) {
    if (client.clientSecret().isEmpty()) {
      return List.of(Way.NONE);
    }
    List<Way> usable =
        List.of(Way.BASIC, Way.POST).stream()
            .filter(way -> supported.isEmpty() || supported.contains(way.wireName))
            .toList();
    Optional<Way> last = memory.of(client);
    return usable.size() == 2 && last.equals(Optional.of(Way.POST))
        ? List.of(Way.POST, Way.BASIC)
        : usable;
  }

  /** The same, with the form before the header. */
  List<Way> postingFirst() {
    List<Way> usable = ways(new Memory());
    return usable.contains(Way.POST) && usable.size() == 2 ? List.of(Way.POST, Way.BASIC) : usable;
  }

  /** Puts what belongs into the form, and returns what belongs into the Authorization header. */
  Optional<String> apply(Way way, Map<String, String> form) {
    if (way == Way.BASIC) {
      return Optional.of(basicHeader());
    }
    form.put("client_id", client.clientId());
    if (way == Way.POST) {
      form.put("client_secret", client.clientSecret().reveal());
    }
    return Optional.empty();
  }

  /** RFC 6749 §2.3.1: both parts are form-encoded before they are joined. */
  private String basicHeader() {
    String joined =
        Parameters.encode(client.clientId())
            + ":"
            + Parameters.encode(client.clientSecret().reveal());
    return "Basic " + Base64.getEncoder().encodeToString(joined.getBytes(StandardCharsets.UTF_8));
  }
}
