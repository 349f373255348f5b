package io.pachsh.access;

/**
 * Who acts or is given roles, in canonical text: {@code user:a@b.c}, {@code robot:ci}, {@code
 * group:devs}, {@code pipeline:p/name}, {@code pach:root}, {@code internal:…}, a configured
 * provider's own prefix such as {@code okta:a@b.c}, or {@code allClusterUsers}. Compared as
 * written: letter case counts.
 */
public record Principal(String text) implements Comparable<Principal> {
  public static final Principal ROOT = new Principal("pach:root");
  public static final Principal AUTH_SERVER = new Principal("internal:auth-server");
  public static final Principal ALL_CLUSTER_USERS = new Principal("allClusterUsers");

  public Principal {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("a principal needs a name");
    }
    RefusedException.requireWellFormed("a principal", text);
  }

  public static Principal robot(String name) {
    return new Principal("robot:" + name);
  }

  /** What stands before the first colon, such as {@code robot}; empty when there is none. */
  public String kind() {
    int colon = text.indexOf(':');
    return colon < 0 ? "" : text.substring(0, colon);
  }

  /** What stands behind the first colon; the whole text when there is none. */
  public String name() {
    return text.substring(text.indexOf(':') + 1);
  }

  /**
   * Whether it is a group, pachd's own or a provider's ({@code group:devs}, {@code
   * group/okta:devs}): it holds roles for its members, and never acts itself.
   */
  public boolean isGroup() {
    String kind = kind();
    return kind.equals("group") || kind.startsWith("group/");
  }

  @Override
  public int compareTo(Principal other) {
    return text.compareTo(other.text);
  }

  // Written out, as is toString: the record's own would be made by invokedynamic at every start.
  @Override
  public boolean equals(Object other) {
    return other instanceof Principal principal && text.equals(principal.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
