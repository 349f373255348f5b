package io.pachsh.okta;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which of a person's groups an application is told, in the claim {@link #CLAIM}. */
public record GroupsFilter(Kind kind, String value) {
  /** The claim that pachd reads groups from. */
  public static final String CLAIM = "groups";

  /** How a filter looks at the names of groups, by Okta's words. */
  public enum Kind {
    ALL("all"),
    STARTS_WITH("starts-with"),
    EQUALS("equals"),
    CONTAINS("contains"),
    REGEX("regex");

    private final String word;

    Kind(String word) {
      this.word = word;
    }
  }

  private static final String ANY = ".*";

  /** Types of groups: Okta's own, those of directories, and Everyone. */
  private static final String TYPES = "{'group.type': {'OKTA_GROUP', 'APP_GROUP', 'BUILT_IN'}}";

  private static final String NAMES = ".![profile.name]";

  /**
   * Reads {@code all} or {@code KIND:TEXT}, such as {@code starts-with:data-}.
   *
   * @throws Failure when it is neither
   */
  public static GroupsFilter parse(String text) {
    int colon = text.indexOf(':');
    String word = (colon < 0 ? text : text.substring(0, colon)).toLowerCase(Locale.ROOT);
    String value = colon < 0 ? "" : text.substring(colon + 1);
    for (Kind kind : Kind.values()) {
      if (kind.word.equals(word) && (kind == Kind.ALL) == value.isEmpty()) {
        return new GroupsFilter(kind, kind == Kind.ALL ? ANY : value);
      }
    }
    throw new Failure(
        Exit.USAGE,
        "'" + text + "' is no filter of groups.",
        "Write 'all', or how the names are to be and what, such as 'starts-with:data-'. There are "
            + words().stream().skip(1).collect(Collectors.joining(", "))
            + ".");
  }

  /** The words that a filter can begin with. */
  public static List<String> words() {
    return Arrays.stream(Kind.values()).map(kind -> kind.word).toList();
  }

  /** For people. */
  public String meaning() {
    return switch (kind) {
      case ALL -> "all groups";
      case STARTS_WITH -> "groups whose names start with " + value;
      case EQUALS -> "the group " + value;
      case CONTAINS -> "groups whose names contain " + value;
      case REGEX -> "groups whose names match " + value;
    };
  }

  /** Okta's word for it at a custom authorization server ({@code group_filter_type}). */
  String filterType() {
    return kind == Kind.ALL ? Kind.REGEX.name() : kind.name();
  }

  /** The same as people choose it in the Admin Console. */
  public String inConsole() {
    return switch (kind) {
      case STARTS_WITH -> "'Starts with' '" + value + "'";
      case EQUALS -> "'Equals' '" + value + "'";
      case CONTAINS -> "'Contains' '" + value + "'";
      case ALL, REGEX -> "'Matches regex' '" + value + "'";
    };
  }

  /**
   * The same in Okta's expression language, for the claim of an application; empty where that
   * cannot say it.
   */
  public Optional<String> expression() {
    if (kind == Kind.ALL) {
      return Optional.of("user.getGroups(" + TYPES + ")" + NAMES);
    }
    return kind == Kind.STARTS_WITH && value.matches("[A-Za-z0-9 _-]++")
        ? Optional.of(
            "user.getGroups(" + TYPES + ", {'group.profile.name': {'" + value + ".*'}})" + NAMES)
        : Optional.empty();
  }
}
