package io.pachsh.configuration;

import io.pachsh.access.OidcClient;
import io.pachsh.access.RedirectRule;
import io.pachsh.paste.HiddenCharacter;
import io.pachsh.paste.Placeholder;
import io.pachsh.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the four values that a cluster's registration at its provider is made of. */
final class ClientReader {
  private static final String[] KEYS = {"issuer", "client_id", "client_secret", "redirect_uri"};

  private final Section section;

  ClientReader(Section section) {
    this.section = section;
  }

  /** Checks form alone; asks nobody. A client without a secret is a public one. */
  OidcClient client(List<String> notes) {
    section.requireTogether(Set.of("client_secret"), KEYS);
    requireFilledIn();
    for (String key : KEYS) {
      requireClean(key, section.text(key));
    }
    requireIssuer(section.text("issuer"));
    IssuerUrl.webFault(section.text("redirect_uri"))
        .ifPresent(
            fault -> {
              throw section.wrong(
                  "redirect_uri", "`redirect_uri` " + fault, "Such as " + RedirectRule.LOOPBACK);
            });
    String secret = section.text("client_secret");
    if (secret.isEmpty()) {
      notes.add(
          "There is no client_secret: the app has to be registered as a public client at the"
              + " provider, whose logins PKCE alone protects.");
    }
    if (looksWrapped(secret)) {
      notes.add(
          "`client_secret` looks base64-encoded. If it came from a Kubernetes secret, decode it"
              + " first.");
    }
    return new OidcClient(
        section.text("issuer"),
        section.text("client_id"),
        Secret.of(secret),
        section.text("redirect_uri"));
  }

  private void requireFilledIn() {
    List<String> empty = new ArrayList<>();
    for (String key : KEYS) {
      String value = section.text(key);
      boolean placeholder =
          key.equals("client_secret")
              ? !value.isEmpty() && Placeholder.isSecret(value)
              : Placeholder.isIn(value);
      if (placeholder) {
        empty.add(key);
      }
    }
    if (!empty.isEmpty()) {
      throw section.failure(
          empty.get(0),
          "`%s` %s not filled in"
              .formatted(String.join("`, `", empty), empty.size() == 1 ? "is" : "are"),
          "put your provider's own values in the place of the placeholders");
    }
  }

  private void requireClean(String key, String value) {
    if (!value.equals(value.strip())) {
      String what = value.endsWith("\n") ? "a line break" : "white space";
      throw section.wrong(
          key,
          "`%s` begins or ends with %s".formatted(key, what),
          "The provider would take it as a part of the value. Write it in quotes, without it.");
    }
    if (value.length() > 1
        && isQuote(value.charAt(0))
        && isQuote(value.charAt(value.length() - 1))) {
      throw section.wrong(
          key, "`%s` has quotes inside its quotes".formatted(key), "Leave the inner ones out.");
    }
    HiddenCharacter.firstIn(value)
        .ifPresent(
            hidden -> {
              throw section.wrong(
                  key,
                  "`%s` holds %s".formatted(key, hidden.told()),
                  "Nobody sees it, and the provider would take it as a part of the value. Type the"
                      + " value anew, or copy it from where it comes from.");
            });
  }

  private void requireIssuer(String issuer) {
    Optional<String> stripped = IssuerUrl.strippedOfEndpoint(issuer);
    if (stripped.isPresent()) {
      throw section.wrong(
          "issuer",
          "`issuer` is the address of one of the provider's endpoints",
          "The issuer is what stands before it: \"issuer\": \"" + stripped.get() + "\"");
    }
    IssuerUrl.fault(issuer)
        .ifPresent(
            fault -> {
              throw section.wrong(
                  "issuer",
                  "`issuer` " + fault,
                  "It is a URL such as https://example.okta.com, exactly as the provider publishes"
                      + " it.");
            });
  }

  private static boolean isQuote(char c) {
    return "\"'`‘’“”".indexOf(c) >= 0;
  }

  /** Whether a text decodes from base64 to text that people could have written. */
  private static boolean looksWrapped(String secret) {
    if (secret.length() < 12 || secret.length() % 4 != 0) {
      return false;
    }
    try {
      String decoded = new String(Base64.getDecoder().decode(secret), StandardCharsets.ISO_8859_1);
      return decoded.strip().chars().allMatch(c -> c >= ' ' && c < 0x7f);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
