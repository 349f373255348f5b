package io.pachsh.configuration;

import io.pachsh.spelling.Spelling;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which key of an auth configuration one was meant to be that is misspelt or another program's. */
final class KeySpelling {
  /** What others call our keys: other programs, and the pages about them. */
  private static final Map<String, String> ALIASES =
      Map.ofEntries(
          Map.entry("issuerurl", "issuer"),
          Map.entry("issueruri", "issuer"),
          Map.entry("oidcissuer", "issuer"),
          Map.entry("discoveryurl", "issuer"),
          Map.entry("discoveryuri", "issuer"),
          Map.entry("wellknownurl", "issuer"),
          Map.entry("clientidentifier", "client_id"),
          Map.entry("applicationid", "client_id"),
          Map.entry("appid", "client_id"),
          Map.entry("secret", "client_secret"),
          Map.entry("appsecret", "client_secret"),
          Map.entry("applicationsecret", "client_secret"),
          Map.entry("clientsecretvalue", "client_secret"),
          Map.entry("redirecturls", "redirect_uri"),
          Map.entry("callbackurls", "redirect_uri"),
          Map.entry("callbackurl", "redirect_uri"),
          Map.entry("callbackuri", "redirect_uri"),
          Map.entry("redirecturis", "redirect_uri"),
          Map.entry("additionaloidcscopes", "additional_scopes"),
          Map.entry("insecureskipemailverified", "ignore_email_verified"),
          Map.entry("skipemailverified", "ignore_email_verified"),
          Map.entry("requireverifiedemail", "require_email_verified"));

  /** Variables of an environment carry the name of their program in front. */
  private static final Pattern VARIABLE =
      Pattern.compile("[A-Z][A-Z0-9_]*_(ISSUER|CLIENT_ID|CLIENT_SECRET|REDIRECT_URI)");

  private KeySpelling() {}

  /** The key of an auth configuration that was meant, by its own name or by another's. */
  static Optional<String> meant(String key) {
    return Optional.ofNullable(ALIASES.get(Spelling.folded(key)))
        .or(() -> Spelling.nearestKey(key, KnownKeys.everyKey()))
        .or(() -> ofVariable(key));
  }

  private static Optional<String> ofVariable(String key) {
    Matcher variable = VARIABLE.matcher(key);
    return variable.matches()
        ? Optional.of(variable.group(1).toLowerCase(Locale.ROOT))
        : Optional.empty();
  }
}
