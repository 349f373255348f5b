package io.pachsh.oidc;

import io.pachsh.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** What looks wrong about a client secret that a provider refused, without showing it. */
public final class ClientSecretHint {
  private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]{8,}\\n?");
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.~-]*");

  private ClientSecretHint() {}

  public static Optional<String> of(Secret secret) {
    String text = secret.reveal();
    if (!text.strip().equals(text)) {
      return Optional.of("The client secret begins or ends with white space or a newline: trim it");
    }
    if (text.startsWith("\"") || text.startsWith("'") || text.startsWith("<")) {
      return Optional.of("The client secret has quotes or a placeholder's brackets around it");
    }
    if (wrapsText(text)) {
      return Optional.of(
          "The client secret looks base64-encoded: was it copied from a Kubernetes secret's YAML?"
              + " Decode it");
    }
    if (!PLAIN.matcher(text).matches()) {
      return Optional.of(
          "The client secret has characters such as + / % that some providers decode wrongly: make"
              + " a new one if it is right");
    }
    return Optional.empty();
  }

  private static boolean wrapsText(String text) {
    if (text.length() % 4 != 0) {
      return false;
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(text);
      return PRINTABLE.matcher(new String(decoded, StandardCharsets.UTF_8)).matches();
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }
}
