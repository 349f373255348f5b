package io.pachsh.issuer;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a client may trade for tokens. */
public enum GrantType {
  /** RFC 6749 §4.1. */
  AUTHORIZATION_CODE("authorization_code"),
  /** RFC 6749 §6. */
  REFRESH_TOKEN("refresh_token"),
  /** RFC 8628 §3.4. */
  DEVICE_CODE("urn:ietf:params:oauth:grant-type:device_code");

  private final String wireName;

  GrantType(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }

  static List<String> wireNames() {
    return Arrays.stream(values()).map(GrantType::wireName).toList();
  }

  static Optional<GrantType> named(String wireName) {
    return Arrays.stream(values()).filter(type -> type.wireName.equals(wireName)).findFirst();
  }
}
