package io.pachsh.access;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Several principals in one word, with commas between them: {@code robot:a,robot:b}. */
public final class PrincipalList {
  /** An attribute's name, by words or by numbers (RFC 4512 §1.4). */
  private static final Pattern ATTRIBUTE = Pattern.compile("\\p{L}[\\p{L}\\d-]*|\\d+(?:\\.\\d+)*+");

  private static final Pattern OF_A_KIND = Pattern.compile("(?s)[\\p{L}\\d/._-]+:.+");

  private PrincipalList() {}

  /**
   * The principals that a word names; none where it holds nothing but commas. One without a kind
   * has that of the one before it. A comma separates nothing in a distinguished name, as
   * directories call their groups ({@code group:cn=devs,ou=lab}), nor in a name of several words
   * ({@code user:Doe, Jane Ann}).
   */
  public static List<String> in(String word) {
    List<String> parts = parts(word);
    if (parts.size() == 1 || isDistinguishedName(parts) || isOneOfSeveralWords(parts)) {
      return List.of(word);
    }
    List<String> names = new ArrayList<>();
    String kind = "";
    for (String part : parts) {
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
    return !in(word).equals(List.of(word));
  }

  /** What is wrong with a word that is a list. */
  public static String sentence(String word) {
    int count = in(word).size();
    return switch (count) {
      case 0 -> "'" + word + "' names nobody.";
      case 1 -> "'" + word + "' is a principal with a comma behind it.";
      default -> "'" + word + "' is " + count + " principals in one word.";
    };
  }

  /**
   * What stands between the commas, except those that belong to a value: a distinguished name
   * escapes them ({@code cn=Smith\, Ann}) or quotes the value (RFC 4514 §2.4, RFC 1779).
   */
  private static List<String> parts(String word) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    boolean quoted = false;
    for (int at = 0; at < word.length(); at++) {
      char c = word.charAt(at);
      if (c == '\\') {
        at++;
      } else if (c == '"' && (quoted || word.startsWith("=", at - 1))) {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        parts.add(word.substring(from, at));
        from = at + 1;
      }
    }
    parts.add(word.substring(from));
    return parts;
  }

  /** Of names with blanks in them, each of several says of which kind it is. */
  private static boolean isOneOfSeveralWords(List<String> parts) {
    return parts.stream().anyMatch(part -> part.strip().chars().anyMatch(Character::isWhitespace))
        && !parts.stream().allMatch(part -> OF_A_KIND.matcher(part.strip()).matches());
  }

  private static boolean isEverybody(String name) {
    return name.equals(Principal.ALL_CLUSTER_USERS.text());
  }

  /** Whether each part is {@code attribute=value}, behind the kind of the first (RFC 4514 §2.3). */
  private static boolean isDistinguishedName(List<String> parts) {
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i);
      String name = i == 0 ? part.substring(part.indexOf(':') + 1) : part;
      int equal = name.indexOf('=');
      if (equal < 0 || !ATTRIBUTE.matcher(name.substring(0, equal).strip()).matches()) {
        return false;
      }
    }
    return true;
  }
}
