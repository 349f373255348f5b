package io.pachsh.redaction;

import io.pachsh.secret.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The secrets in a document of keys and values, as YAML and JSON write them: what stands under keys
 * that say so.
 */
public final class DocumentSecrets {
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i)(?:secret|token(?!_?ur[il]|_?expiry)|passw|bindpw)[\\w-]{0,64}[\"']?[ \\t]*[:=]"
              + "(?:\\s*\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"?"
              + "|\\s*'([^']*+)'?"
              + "|[ \\t]*([^\\s\"',{}\\[\\]|>][^\\s,}]*+))");

  /**
   * A variable's name in the place of a value. A password may begin with {@code $} as well: without
   * braces, only a name as environments have them counts.
   */
  private static final Pattern REFERENCE =
      Pattern.compile("\\$(?:[A-Z_][A-Z0-9_]*|[a-z]+(?:_[a-z0-9]++)++|\\{[A-Za-z_]\\w*}?)");

  private DocumentSecrets() {}

  /**
   * Each value that is a secret and written out: dots stand for one that is not, and a reference to
   * a variable names one.
   */
  public static List<Secret> in(String document) {
    List<Secret> found = new ArrayList<>();
    Matcher secret = SECRET.matcher(document);
    while (secret.find()) {
      for (int i = 1; i <= secret.groupCount(); i++) {
        String value = secret.group(i);
        if (value != null && isWrittenOut(value.strip())) {
          found.add(Secret.of(value.strip()));
        }
      }
    }
    return found;
  }

  private static boolean isWrittenOut(String value) {
    return !value.isEmpty() && !value.contains(Secret.MASK) && !REFERENCE.matcher(value).matches();
  }
}
