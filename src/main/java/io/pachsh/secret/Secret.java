package io.pachsh.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A text that must not be shown: it prints as {@code •••} and is compared in constant time. */
public final class Secret {
  /** What stands in a secret's place wherever it is shown. */
  public static final String MASK = "•••";

  private final String text;

  private Secret(String text) {
    this.text = text;
  }

  public static Secret of(String text) {
    return new Secret(text);
  }

  /** The text itself, for the wire, a store or a person who asked for it. */
  public String reveal() {
    return text;
  }

  public boolean isEmpty() {
    return text.isEmpty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret that && MessageDigest.isEqual(bytes(), that.bytes());
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return MASK;
  }

  private byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
