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
          "(?i)(?:secret|token|passw)[\\w-]{0,64}[\"']?[ \\t]*[:=]"
              + "(?:\\s*\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"?"
              + "|\\s*'([^']*+)'?"
              + "|[ \\t]*([^\\s\"',{}\\[\\]|>][^\\s,}]*+))");

  private DocumentSecrets() {}

  /** Each value that is a secret and written out: dots stand for one that is not. */
  public static List<Secret> in(String document) {
    List<Secret> found = new ArrayList<>();
    Matcher secret = SECRET.matcher(document);
    while (secret.find()) {
      for (int i = 1; i <= secret.groupCount(); i++) {
        String value = secret.group(i);
        if (value != null && !value.isBlank() && !value.contains(Secret.MASK)) {
          found.add(Secret.of(value.strip()));
        }
      }
    }
    return found;
  }
}
