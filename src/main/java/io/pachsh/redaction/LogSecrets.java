package io.pachsh.redaction;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What may be secret in lines of somebody else's log, known to this session or not. */
public final class LogSecrets {
  /** JSON Web Tokens (RFC 7519), whole or cut. */
  private static final Pattern JWT = Pattern.compile("\\beyJ[\\w-]{10,}+(?:\\.[\\w-]*+){0,4}+");

  /** Pachyderm's tokens, and the states of its logins. */
  private static final Pattern PACHYDERM =
      Pattern.compile("(?<![0-9a-zA-Z])[0-9a-f]{32}(?![0-9a-zA-Z])");

  private static final String NAME =
      "(?i)\\b(?:code|state|nonce|assertion|authorization|\\w{0,40}(?:secret|token|password))";

  /** What is sent with a login or a call (RFC 6749, RFC 6750), in a query or in JSON. */
  private static final Pattern ASSIGNED =
      Pattern.compile(
          NAME + "(?:=|\\\\?[\"']:\\s?+)\\\\?[\"']?(?:bearer\\s)?+([^\\s\"'\\\\&,;{}\\[\\]]++)");

  /** The same in prose, where another word may follow: a long one with a digit in it. */
  private static final Pattern SPOKEN =
      Pattern.compile(NAME + "[: ]\\s?+((?=[\\w.~+/=-]{0,64}\\d)[\\w.~+/=-]{16,}+)");

  private static final Pattern BEARER =
      Pattern.compile("(?i)\\b(?:bearer|basic)\\s([\\w.~+/=-]{8,}+)");

  private LogSecrets() {}

  /** The line with a mask in the place of each. */
  public static String masked(String line) {
    MaskedText text = new MaskedText(line);
    for (Pattern whole : List.of(JWT, PACHYDERM)) {
      Matcher found = whole.matcher(line);
      while (found.find()) {
        text.hide(found.start(), found.end());
      }
    }
    for (Pattern named : List.of(ASSIGNED, SPOKEN, BEARER)) {
      Matcher found = named.matcher(line);
      while (found.find()) {
        text.hide(found.start(1), found.end(1));
      }
    }
    AddressPasswords.hideIn(text);
    return text.replaced();
  }
}
