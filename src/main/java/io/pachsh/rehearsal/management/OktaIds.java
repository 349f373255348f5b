package io.pachsh.rehearsal.management;

import io.pachsh.secret.Secret;
import java.security.SecureRandom;

/** Makes identifiers and secrets that look like Okta's: a kind, then letters and digits. */
public record OktaIds(SecureRandom random) {
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  /** An id of a kind of three letters, such as {@code 0oa} for applications. */
  public String id(String kind) {
    return kind + letters(17);
  }

  public Secret clientSecret() {
    return Secret.of(letters(64));
  }

  public Secret apiToken() {
    return Secret.of("00" + letters(40));
  }

  private String letters(int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }
}
