package io.pachsh.configuration;

import io.pachsh.spelling.Spelling;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The keys that belong in one mapping of an auth configuration. */
enum KnownKeys implements KeyPlace {
  GUIDE("at the top level", "live_config_version", "id_providers"),
  PROVIDER("under `id_providers:`", "name", "description", "oidc"),
  OIDC(
      "under `oidc:`",
      "issuer",
      "client_id",
      "client_secret",
      "redirect_uri",
      "additional_scopes",
      "ignore_email_verified"),
  PACHCTL(
      "at the top level",
      "live_config_version",
      "issuer",
      "client_id",
      "client_secret",
      "redirect_uri",
      "scopes",
      "require_email_verified",
      "localhost_issuer",
      "user_accessible_issuer_host");

  /** What the other shape calls it. */
  private static final Map<String, String> IN_GUIDE =
      Map.of(
          "scopes", "this shape calls it `additional_scopes`",
          "require_email_verified", "this shape says the opposite: `ignore_email_verified`",
          "localhost_issuer", "only the pachctl 2.x shape knows it",
          "user_accessible_issuer_host", "only the pachctl 2.x shape knows it");

  private static final Map<String, String> IN_PACHCTL =
      Map.of(
          "additional_scopes", "this shape calls it `scopes`",
          "ignore_email_verified", "this shape says the opposite: `require_email_verified`");

  private final String where;
  private final List<String> keys;

  KnownKeys(String where, String... keys) {
    this.where = where;
    this.keys = List.of(keys);
  }

  @Override
  public String where() {
    return where;
  }

  @Override
  public List<String> keys() {
    return keys;
  }

  @Override
  public String advice(String key) {
    Optional<String> here = Spelling.nearestKey(key, keys);
    if (here.isPresent() && Spelling.isSameKey(key, here.get())) {
      return "did you mean `%s`?".formatted(here.get());
    }
    Map<String, String> other = this == PACHCTL ? IN_PACHCTL : IN_GUIDE;
    for (KnownKeys there :
        this == PACHCTL ? List.<KnownKeys>of() : List.of(GUIDE, PROVIDER, OIDC)) {
      for (String known : there.keys) {
        if (there != this && Spelling.isSameKey(key, known)) {
          return there == GUIDE
              ? "it belongs at the top level"
              : "it belongs " + there.where.toLowerCase(Locale.ROOT);
        }
      }
    }
    for (Map.Entry<String, String> entry : other.entrySet()) {
      if (Spelling.isSameKey(key, entry.getKey())) {
        return entry.getValue();
      }
    }
    return here.map("did you mean `%s`?"::formatted)
        .orElse("known here: " + String.join(", ", keys));
  }

  /** Every key of every mapping. */
  static List<String> everyKey() {
    return Arrays.stream(values()).flatMap(each -> each.keys.stream()).distinct().toList();
  }
}
