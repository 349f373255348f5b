package io.pachsh.issuer;

import io.pachsh.http.Request;
import io.pachsh.secret.Secret;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * How a client proves who it is: {@code client_secret_basic} or {@code client_secret_post}. A
 * public one only says so (RFC 6749 §3.2.1).
 */
record ClientAuthentication(Clients clients) {
  /** The names of OpenID Connect Core 9. */
  static final List<String> METHODS = List.of("client_secret_basic", "client_secret_post");

  private record Credentials(String id, Secret secret) {}

  Client authenticate(Request request) {
    Optional<Credentials> basic = request.header("authorization").map(ClientAuthentication::basic);
    boolean posted = request.form().containsKey("client_secret");
    if (basic.isPresent() && posted) {
      throw OAuthError.atToken("invalid_request", "The client authenticates in two ways at once.");
    }
    Credentials credentials = basic.orElseGet(() -> posted(request));
    return clients
        .find(credentials.id(), credentials.secret())
        .orElseThrow(() -> unproven(credentials));
  }

  /** RFC 6749 §2.3.1: both parts are form-encoded before they are joined. */
  private static Credentials basic(String header) {
    try {
      String[] words = header.split(" ", 2);
      if (words.length == 2 && words[0].equalsIgnoreCase("Basic")) {
        byte[] joined = Base64.getDecoder().decode(words[1].strip());
        String[] parts = new String(joined, StandardCharsets.UTF_8).split(":", 2);
        if (parts.length == 2) {
          return new Credentials(decode(parts[0]), Secret.of(decode(parts[1])));
        }
      }
    } catch (IllegalArgumentException brokenEncoding) {
      // Falls through: the header is not one that a client may send.
    }
    throw OAuthError.unknownClient("The Authorization header is not a well-formed Basic one.");
  }

  private static Credentials posted(Request request) {
    return new Credentials(
        request.form("client_id").orElse(""), Secret.of(request.form("client_secret").orElse("")));
  }

  private static OAuthError unproven(Credentials credentials) {
    return OAuthError.unknownClient(
        credentials.secret().isEmpty()
            ? "The client does not authenticate."
            : "The client id or the client secret is wrong.");
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
