package io.pachsh.rehearsal.management;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A call of {@code user.getGroups} in Okta's expression language: groups of some types, perhaps
 * only those whose names begin so.
 *
 * @param beginning empty for every name
 */
record GroupsExpression(Set<String> types, String beginning) {
  private static final Pattern CALL =
      Pattern.compile(
          "user\\.getGroups\\(\\{'group\\.type': \\{((?:'[A-Z_]+'(?:, ?)?)++)\\}\\}"
              + "(?:, ?\\{'group\\.profile\\.name': \\{'([^'*.]*)\\.\\*'\\}\\})?"
              + "\\)\\.!\\[profile\\.name\\]");

  static Optional<GroupsExpression> read(String text) {
    Matcher call = CALL.matcher(text.strip());
    if (!call.matches()) {
      return Optional.empty();
    }
    Set<String> types =
        Arrays.stream(call.group(1).split(","))
            .map(word -> word.strip().replace("'", ""))
            .collect(Collectors.toUnmodifiableSet());
    return Optional.of(new GroupsExpression(types, call.group(2) == null ? "" : call.group(2)));
  }

  /** The names that it gives of somebody's groups. */
  List<String> names(List<OrgDirectory.Group> groups) {
    return groups.stream()
        .filter(group -> types.contains(group.type()))
        .map(OrgDirectory.Group::name)
        .filter(
            name -> name.toLowerCase(Locale.ROOT).startsWith(beginning.toLowerCase(Locale.ROOT)))
        .toList();
  }
}
