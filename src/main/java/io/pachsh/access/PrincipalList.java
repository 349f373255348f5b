package io.pachsh.access;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Several principals in one word, with commas between them: {@code robot:a,robot:b}. */
public final class PrincipalList {
  private PrincipalList() {}

  /**
   * The principals that a word names. One without a kind has that of the one before it. A comma
   * separates nothing in a distinguished name, as directories call their groups ({@code
   * group:cn=devs,ou=lab}), nor in a name of several words ({@code user:Doe, Jane Ann}).
   */
  public static List<String> in(String word) {
    if (word.indexOf(',') < 0 || isDistinguishedName(word) || hasSeveralWords(word)) {
      return List.of(word);
    }
    List<String> names = new ArrayList<>();
    String kind = "";
    for (String part : word.split(",", -1)) {
      String name = part.strip();
      int colon = name.indexOf(':');
      if (colon >= 0) {
        kind = name.substring(0, colon + 1);
      }
      if (!name.isEmpty()) {
        names.add(colon >= 0 || isEverybody(name) ? name : kind + name);
      }
    }
    return names;
  }

  /** Whether a word is a list, be it of one: no name ends with a comma. */
  public static boolean isList(String word) {
    return word.indexOf(',') >= 0 && !in(word).equals(List.of(word));
  }

  private static boolean hasSeveralWords(String word) {
    return Arrays.stream(word.split(",", -1))
        .anyMatch(part -> part.strip().chars().anyMatch(Character::isWhitespace));
  }

  private static boolean isEverybody(String name) {
    return name.equals(Principal.ALL_CLUSTER_USERS.text());
  }

  /** Whether each part is {@code attribute=value} (RFC 4514 §2.3). */
  private static boolean isDistinguishedName(String word) {
    String name = word.substring(word.indexOf(':') + 1);
    for (String part : name.split(",", -1)) {
      int equal = part.indexOf('=');
      if (equal <= 0 || !part.substring(0, equal).strip().chars().allMatch(Character::isLetter)) {
        return false;
      }
    }
    return true;
  }
}
