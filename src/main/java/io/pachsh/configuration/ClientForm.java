package io.pachsh.configuration;

import io.pachsh.access.OidcClient;
import io.pachsh.access.PastedEndpoint;
import io.pachsh.access.RedirectRule;
import io.pachsh.paste.HiddenCharacter;
import io.pachsh.paste.Placeholder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The form of the values that a cluster's registration at its provider is made of, wherever they
 * are written: in a document, or in the options that change single ones.
 */
final class ClientForm {
  static final String ISSUER = "issuer";
  static final String CLIENT_ID = "client_id";
  static final String CLIENT_SECRET = "client_secret";
  static final String REDIRECT_URI = "redirect_uri";

  private final Map<String, String> values = new LinkedHashMap<>();

  /** Of those keys of a client. */
  ClientForm(OidcClient client, Set<String> keys) {
    values.put(ISSUER, client.issuer());
    values.put(CLIENT_ID, client.clientId());
    values.put(CLIENT_SECRET, client.clientSecret().reveal());
    values.put(REDIRECT_URI, client.redirectUri());
    values.keySet().retainAll(keys);
  }

  /**
   * A value that cannot be right.
   *
   * @param instead what to write in its place, where that is known
   */
  record Fault(String key, String sentence, String advice, Optional<String> instead) {
    Fault(String key, String sentence, String advice) {
      this(key, sentence, advice, Optional.empty());
    }
  }

  /** The keys whose values somebody still has to fill in. */
  List<String> unfilled() {
    return values.entrySet().stream()
        .filter(
            entry ->
                entry.getKey().equals(CLIENT_SECRET)
                    ? !entry.getValue().isEmpty() && Placeholder.isSecret(entry.getValue())
                    : Placeholder.isIn(entry.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The first value whose form is wrong. */
  Optional<Fault> fault() {
    return values.entrySet().stream()
        .flatMap(entry -> unclean(entry.getKey(), entry.getValue()).stream())
        .findFirst()
        .or(() -> Optional.ofNullable(values.get(ISSUER)).flatMap(ClientForm::ofIssuer))
        .or(() -> Optional.ofNullable(values.get(REDIRECT_URI)).flatMap(ClientForm::ofRedirect));
  }

  /** Whether a text can be one item of a list, such as a scope. */
  static boolean isItem(String text) {
    return !text.isBlank()
        && !text.matches("(?s).*\\s.*")
        && HiddenCharacter.firstIn(text).isEmpty();
  }

  /** What is wrong with an item of that key. */
  static String itemFault(String key) {
    return "an item of `%s` is empty or holds white space".formatted(key);
  }

  private static Optional<Fault> unclean(String key, String value) {
    if (!value.equals(value.strip())) {
      String what = value.endsWith("\n") ? "a line break" : "white space";
      return Optional.of(
          new Fault(
              key,
              "`%s` begins or ends with %s".formatted(key, what),
              "The provider would take it as a part of the value. Write it in quotes, without"
                  + " it."));
    }
    if (value.length() > 1
        && isQuote(value.charAt(0))
        && isQuote(value.charAt(value.length() - 1))) {
      return Optional.of(
          new Fault(
              key,
              "`%s` has quotes inside its quotes".formatted(key),
              "Leave the inner ones out."));
    }
    return HiddenCharacter.firstIn(value)
        .map(
            hidden ->
                new Fault(
                    key,
                    "`%s` holds %s".formatted(key, hidden.told()),
                    "Nobody sees it, and the provider would take it as a part of the value. Type"
                        + " the value anew, or copy it from where it comes from."));
  }

  private static Optional<Fault> ofIssuer(String issuer) {
    Optional<String> stripped = PastedEndpoint.in(issuer).map(PastedEndpoint::issuer);
    if (stripped.isPresent()) {
      return Optional.of(
          new Fault(
              ISSUER,
              "`issuer` is the address of one of the provider's endpoints",
              "The issuer is what stands before it: ",
              stripped));
    }
    return IssuerUrl.fault(issuer)
        .map(
            fault ->
                new Fault(
                    ISSUER,
                    "`issuer` " + fault,
                    "It is a URL such as https://example.okta.com, exactly as the provider"
                        + " publishes it."));
  }

  private static Optional<Fault> ofRedirect(String uri) {
    return IssuerUrl.webFault(uri)
        .map(
            fault ->
                new Fault(
                    REDIRECT_URI, "`redirect_uri` " + fault, "Such as " + RedirectRule.LOOPBACK));
  }

  private static boolean isQuote(char c) {
    return "\"'`‘’“”".indexOf(c) >= 0;
  }
}
