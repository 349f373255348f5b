package io.pachsh.configuration;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.paste.HiddenCharacter;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a value was meant to be, once what a page did to it is taken off. */
final class RecoveredText {
  private static final String QUOTES = "\"'`‘’“”„«»‹›";
  private static final String DASHES = "[‐‑–—−]";

  /** Providers that a host names, for a configuration that does not name its own. */
  private static final List<String> PROVIDERS =
      List.of("okta", "google", "microsoft", "auth0", "gitlab", "keycloak", "cognito");

  private RecoveredText() {}

  /** Without blanks and quotes around it, and without characters that hide. */
  static String unquoted(String text) {
    String bare = HiddenCharacter.removedFrom(text).strip();
    while (bare.length() > 1
        && QUOTES.indexOf(bare.charAt(0)) >= 0
        && QUOTES.indexOf(bare.charAt(bare.length() - 1)) >= 0) {
      bare = bare.substring(1, bare.length() - 1).strip();
    }
    return bare;
  }

  /** A name or an address, in which a typesetter's dash was a hyphen. */
  static String plain(String text) {
    return unquoted(text).replaceAll(DASHES, "-");
  }

  /** An address; one that lost its scheme gets it again. */
  static String address(String text, String scheme) {
    String plain = plain(text).replaceAll("\\s+", "");
    boolean bareHost = plain.matches("[\\w-]+(?:\\.[\\w-]+)++(?::\\d{1,5})?(?:/[^\\s]*)?");
    return bareHost && IssuerUrl.webFault(plain).isPresent() ? scheme + plain : plain;
  }

  /** A provider's name as it can prefix its users. */
  static String name(String given, String issuer) {
    String folded =
        Normalizer.normalize(plain(given), Normalizer.Form.NFD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\p{M}", "")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^[^a-z]+|-+$", "");
    if (folded.isEmpty()) {
      return ofHost(issuer).orElse(given.isBlank() ? "okta" : "provider");
    }
    return AuthConfiguration.Guide.RESERVED_NAMES.contains(folded) ? folded + "-login" : folded;
  }

  private static Optional<String> ofHost(String issuer) {
    String lower = issuer.toLowerCase(Locale.ROOT);
    return lower.contains("/realms/")
        ? Optional.of("keycloak")
        : PROVIDERS.stream().filter(lower::contains).findFirst();
  }
}
