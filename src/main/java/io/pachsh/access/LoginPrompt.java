package io.pachsh.access;

import java.util.Arrays;
import java.util.Optional;

/** What a provider is to ask even of somebody whom it knows already (Core 1.0 §3.1.2.1). */
public enum LoginPrompt {
  /** To sign in again. */
  LOGIN("login"),
  /** Which account it is to be. */
  SELECT_ACCOUNT("select_account");

  private final String wireName;

  LoginPrompt(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }

  public static Optional<LoginPrompt> named(String wireName) {
    return Arrays.stream(values()).filter(prompt -> prompt.wireName.equals(wireName)).findFirst();
  }
}
