package io.pachsh.access;

import java.util.List;

/**
 * What a provider said about the groups of a person who logged in.
 *
 * @param names as the provider calls them
 * @param isKnown whether the provider told all of them, be they none
 * @param reason why there are none, or why they are unknown, as a sentence or two; empty when they
 *     came
 */
public record ClaimedGroups(List<String> names, boolean isKnown, String reason) {
  public ClaimedGroups {
    names = List.copyOf(names);
  }

  public static ClaimedGroups named(List<String> names) {
    return new ClaimedGroups(names, true, "");
  }

  public static ClaimedGroups none(String reason) {
    return new ClaimedGroups(List.of(), true, reason);
  }

  /** The person may be in groups, but which ones could not be found out. */
  public static ClaimedGroups unknown(String reason) {
    return new ClaimedGroups(List.of(), false, reason);
  }
}
