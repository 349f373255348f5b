package io.pachsh.redaction;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Passwords that stand in addresses, as in {@code http://user:password@host} (RFC 3986 §3.2.1).
 * What a variable about proxies says is such an address even without its scheme.
 */
final class AddressPasswords {
  /** Up to the last {@code @} before the path, for whoever wrote no {@code %40} in a password. */
  private static final Pattern ADDRESS =
      Pattern.compile("://[^\\s/@:'\"]{0,256}:([^\\s/'\"]{1,1024})@");

  /** Up to the last {@code @} of the word: of a proxy nothing behind the host counts. */
  private static final Pattern OF_PROXY =
      Pattern.compile(
          "_PROXY=['\"]?(?:[a-z0-9+.-]{1,16}://)?[^\\s@:'\"]{0,256}:([^\\s'\"]{1,1024})@",
          Pattern.CASE_INSENSITIVE);

  private AddressPasswords() {}

  /** The passwords in a text, as written and as they are sent. */
  static List<String> in(String text) {
    List<String> all = new ArrayList<>();
    if (text.indexOf('@') >= 0) {
      found(text)
          .forEach(
              password -> {
                all.add(password.group(1));
                all.add(decoded(password.group(1)));
              });
    }
    return all;
  }

  /** The passwords that a variable of that name holds. */
  static List<String> of(String name, String value) {
    return value.indexOf('@') >= 0 ? in(name + "=" + value) : List.of();
  }

  /** Hides the passwords in a text. */
  static void hideIn(MaskedText text) {
    if (text.text().indexOf('@') >= 0) {
      found(text.text()).forEach(password -> text.hide(password.start(1), password.end(1)));
    }
  }

  private static Stream<MatchResult> found(String text) {
    return Stream.of(ADDRESS, OF_PROXY).flatMap(pattern -> pattern.matcher(text).results());
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEscaped) {
      return text;
    }
  }
}
