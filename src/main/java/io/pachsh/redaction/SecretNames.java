package io.pachsh.redaction;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names that say that what is assigned to them must not be shown. */
public final class SecretNames {
  private static final Pattern NAME =
      Pattern.compile("SECRET|TOKEN|PASSWORD", Pattern.CASE_INSENSITIVE);

  /** Such a name, wherever it stands. */
  private static final String ANYWHERE =
      "(?<![A-Za-z0-9_])[A-Za-z0-9_]*+(?<=(?i:SECRET|TOKEN|PASSWORD)[A-Za-z0-9_]{0,64})";

  private static final Pattern ASSIGNMENT = Pattern.compile(ANYWHERE + "=");
  private static final Pattern ASSIGNMENT_OR_DEFAULT = Pattern.compile(ANYWHERE + "(=|:-)");

  /** Names of settings about a secret, as {@code TOKEN_FILE}. */
  private static final Pattern ABOUT =
      Pattern.compile("_(FILE|PATH|DIR|URL|URI|TTL|ID|NAME|TYPE)$", Pattern.CASE_INSENSITIVE);

  private SecretNames() {}

  /** Whether a value under that name is not shown where it is assigned. */
  public static boolean isSecret(String name) {
    return NAME.matcher(name).find();
  }

  /**
   * Whether an assignment shows a secret: by its name, or because the value is an address with a
   * password in it, such as a proxy's.
   */
  public static boolean isSecret(String name, String value) {
    return isSecret(name) || !AddressPasswords.of(name, value).isEmpty();
  }

  /** Whether a value under that name is itself a secret, and not something about one. */
  static boolean namesSecret(String name) {
    return isSecret(name) && !ABOUT.matcher(name).find();
  }

  /**
   * Where in a word the value of such an assignment begins; -1 when there is none. An option's
   * {@code @FILE} and {@code env:NAME} only refer to a secret.
   */
  static int valueStart(String written) {
    Matcher found = ASSIGNMENT.matcher(written);
    if (!found.find()) {
      return -1;
    }
    boolean reference =
        written.startsWith("-")
            && (written.startsWith("@", found.end()) || written.startsWith("env:", found.end()));
    return reference ? -1 : found.end();
  }

  /** Where in a text that could not be read the first value of such a name may begin, or -1. */
  static int firstValueIn(String unread) {
    Matcher found = ASSIGNMENT_OR_DEFAULT.matcher(unread);
    return found.find() ? found.end() : -1;
  }
}
