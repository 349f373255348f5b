package io.pachsh.configuration.identity;

import io.pachsh.configuration.KeyPlace;
import io.pachsh.spelling.Spelling;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys of a connector, a client or the identity service's set-up, in pachctl's spelling; letter
 * case, hyphens and underscores are free, as pachctl leaves them.
 */
enum IdentityPlace implements KeyPlace {
  CONNECTOR("a connector", "id", "name", "type", "version", "config"),
  CLIENT("a client", "id", "name", "secret", "redirect_uris", "trusted_peers"),
  SETTINGS(
      "the identity service's configuration", "issuer", "id_token_expiry", "rotation_token_expiry");

  /** What people write in the place of these keys, taken from somewhere else. */
  private static final Map<String, String> MISTAKEN =
      Map.of(
          "clientid", "id",
          "clientsecret", "secret",
          "redirecturi", "redirect_uris",
          "trustedpeer", "trusted_peers");

  /** What pachd's interface calls the version. */
  private static final String WIRE_VERSION = "configVersion";

  private final String subject;
  private final List<String> keys;

  IdentityPlace(String subject, String... keys) {
    this.subject = subject;
    this.keys = List.of(keys);
  }

  @Override
  public String where() {
    return "in " + subject;
  }

  @Override
  public List<String> keys() {
    return keys;
  }

  @Override
  public Optional<String> known(String written) {
    String key = written.equalsIgnoreCase(WIRE_VERSION) ? "version" : written;
    return keys.stream().filter(each -> Spelling.isSameKey(each, key)).findFirst();
  }

  @Override
  public String advice(String key) {
    if (this == CONNECTOR && Spelling.isSameKey(key, "jsonConfig")) {
      return "write what it holds as keys and values under `config:`";
    }
    Optional<String> here =
        Optional.ofNullable(MISTAKEN.get(Spelling.folded(key)))
            .filter(keys::contains)
            .or(() -> Spelling.nearestKey(key, keys));
    if (this == CONNECTOR && ConnectorType.knowsAny(key)) {
      return "it belongs under `config:`";
    }
    return here.map("did you mean `%s`?"::formatted)
        .orElse("known here: " + String.join(", ", keys));
  }
}
