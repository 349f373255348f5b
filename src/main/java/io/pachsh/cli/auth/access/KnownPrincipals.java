package io.pachsh.cli.auth.access;

import io.pachsh.access.Principal;
import io.pachsh.access.RefusedException;
import io.pachsh.access.Resource;
import io.pachsh.access.UnknownPrincipal;
import io.pachsh.command.Listing;
import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.session.AccessWords;
import io.pachsh.session.Session;
import io.pachsh.spelling.Spelling;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The principals that the cluster has heard of, to catch one that is mistyped. */
public final class KnownPrincipals {
  private static final List<String> KINDS = List.of("user", "robot", "group", "pipeline");

  /**
   * Somebody whom a line names.
   *
   * @param unknown who else may be meant, when the cluster does not know them
   * @param isHidden whether the caller may not know whether it does
   */
  public record Named(Principal principal, Optional<UnknownPrincipal> unknown, boolean isHidden) {}

  private final Session session;

  public KnownPrincipals(Session session) {
    this.session = session;
  }

  /** Reads somebody who is to be changed, whatever it is about. */
  public Principal named(String text) {
    return named(text, Resource.CLUSTER);
  }

  /**
   * Reads somebody who is to be changed. Fails with a suggestion when the text has no prefix, or
   * differs from somebody known in letter case alone.
   *
   * @param about what the change is about: whoever has a role there is known
   */
  public Principal named(String text, Resource about) {
    return find(text, about).principal();
  }

  /** The same, with what the cluster knows of them. */
  public Named find(String text, Resource about) {
    Optional<Boolean> known = knows(text);
    if (known.orElse(false)) {
      return new Named(new Principal(text), Optional.empty(), false);
    }
    SortedSet<Principal> near = near(text, about);
    return judged(checked(text, near), near, known.isEmpty());
  }

  private static Named judged(Principal principal, SortedSet<Principal> near, boolean isHidden) {
    boolean unknown = !isHidden && !isAmong(near, principal);
    return new Named(
        principal,
        unknown ? Optional.of(UnknownPrincipal.among(near, principal)) : Optional.empty(),
        isHidden && !isAmong(near, principal));
  }

  /** Reads somebody who is asked about; says so when next to nothing is known of them. */
  Principal asked(String text, Resource about, Streams streams) {
    PrincipalWords.requireSingle(text);
    Optional<Boolean> known = knows(text);
    if (known.orElse(false)) {
      return new Principal(text);
    }
    SortedSet<Principal> near = near(text, about);
    Principal principal = checked(text, near);
    if (known.isPresent() && !isAmong(near, principal) && !isGroup(text)) {
      Listing.note(
          text
              + " has no token, no group and no role on "
              + about.spoken()
              + UnknownPrincipal.among(near, principal).nearestKnown(),
          streams);
    }
    return principal;
  }

  /** Reads a group, which needs no prefix. */
  Principal group(String text) {
    return findGroup(text).principal();
  }

  /** The same, with what the cluster knows of it. */
  Named findGroup(String text) {
    String whole = text.contains(":") ? text : "group:" + text;
    Optional<Boolean> known = knows(whole);
    if (known.orElse(false)) {
      return new Named(new Principal(whole), Optional.empty(), false);
    }
    SortedSet<Principal> groups = allGroups();
    Principal group = text.contains(":") ? checked(text, groups) : unprefixed(text, groups);
    return judged(group, groups, known.isEmpty());
  }

  private static Principal unprefixed(String text, SortedSet<Principal> groups) {
    Principal group = new Principal("group:" + text);
    List<String> others =
        groups.contains(group)
            ? List.of()
            : texts(groups, other -> other.name().equalsIgnoreCase(text));
    if (!others.isEmpty()) {
      throw new Failure(
          Exit.USAGE,
          "There is no group '" + group + "'.",
          AccessWords.didYouMean(others).and("Write " + group + " in full to mean that one."));
    }
    return group;
  }

  /** Reads a group that is there; fails with a suggestion when it is not. */
  Principal existingGroup(String text) {
    Principal group = group(text);
    if (!knows(group.text()).orElse(true)) {
      List<String> near = texts(allGroups(), other -> Spelling.isNear(group.name(), other.name()));
      throw new Failure(
          Exit.FAILED,
          "groups " + group + " not found",
          AccessWords.didYouMean(near).and("'auth list groups' lists the groups."));
    }
    return group;
  }

  private Principal checked(String text, SortedSet<Principal> known) {
    if (text.isBlank()) {
      throw new Failure(Exit.USAGE, "The principal is empty.", "Write robot:NAME or user:EMAIL.");
    }
    Principal principal = new Principal(text);
    if (isAmong(known, principal)) {
      return principal;
    }
    List<String> sameButCase = texts(known, other -> other.text().equalsIgnoreCase(text));
    if (!sameButCase.isEmpty()) {
      throw new Failure(
          Exit.USAGE,
          "There is no '" + text + "'; letter case counts in principals.",
          AccessWords.didYouMean(sameButCase));
    }
    if (!text.contains(":")) {
      throw new Failure(
          Exit.USAGE,
          "subject has no prefix, must be of the form <type>:<name>",
          AccessWords.didYouMean(prefixed(text, known)));
    }
    return withKnownKind(principal, known);
  }

  private static Principal withKnownKind(Principal principal, SortedSet<Principal> known) {
    Set<String> kinds = new TreeSet<>(KINDS);
    known.forEach(other -> kinds.add(other.kind()));
    List<String> near = Spelling.near(principal.kind(), kinds);
    if (!kinds.contains(principal.kind()) && !near.isEmpty()) {
      throw new Failure(
          Exit.USAGE,
          "subject has unrecognized prefix: " + principal.kind() + ":",
          AccessWords.didYouMean(List.of(near.get(0) + ":" + principal.name())));
    }
    return principal;
  }

  private List<String> prefixed(String text, SortedSet<Principal> known) {
    if (text.equalsIgnoreCase(Principal.ALL_CLUSTER_USERS.text())) {
      return List.of(Principal.ALL_CLUSTER_USERS.text());
    }
    List<String> namesakes = texts(known, other -> other.name().equalsIgnoreCase(text));
    if (!namesakes.isEmpty()) {
      return namesakes;
    }
    List<String> nearest =
        UnknownPrincipal.among(known, new Principal(text)).nearest().stream()
            .map(Principal::text)
            .toList();
    if (text.contains("@")) {
      return Stream.concat(nearest.stream(), Stream.of(userOf(text))).distinct().toList();
    }
    return nearest.isEmpty() ? List.of("robot:" + text, "group:" + text) : nearest;
  }

  /** As the configured provider would call them, when this caller may know it. */
  private String userOf(String email) {
    return permitted(() -> session.caller().configuration().live().configuration().stream())
        .map(configuration -> configuration.user(email).text())
        .findFirst()
        .orElse("user:" + email);
  }

  /** Whoever the text can mean, as far as this caller may know of them. */
  private SortedSet<Principal> near(String text, Resource about) {
    boolean group = isGroup(text);
    SortedSet<Principal> known = new TreeSet<>();
    known.addAll(permitted(() -> session.caller().bindings().of(about).keySet().stream()).toList());
    if (group || !text.contains(":")) {
      known.addAll(permitted(() -> session.caller().principals().likelyGroups().stream()).toList());
    }
    if (!group) {
      known.addAll(permitted(() -> session.caller().principals().likely().stream()).toList());
    }
    return known;
  }

  /** For a group that is not there under this name, and was to be: every other one may be meant. */
  private SortedSet<Principal> allGroups() {
    SortedSet<Principal> groups =
        new TreeSet<>(permitted(() -> session.caller().groups().all().keySet().stream()).toList());
    groups.addAll(permitted(() -> session.caller().principals().likelyGroups().stream()).toList());
    return groups;
  }

  private static <T> Stream<T> permitted(Supplier<Stream<T>> question) {
    try {
      return question.get();
    } catch (RefusedException e) {
      return Stream.empty();
    }
  }

  /**
   * Whether the cluster knows somebody; nothing when this caller may not know that, or the text is
   * nobody in full. Who is known need not be looked for among the others, who may be a million.
   */
  private Optional<Boolean> knows(String text) {
    return text.contains(":")
        ? permitted(() -> Stream.of(session.caller().principals().isKnown(new Principal(text))))
            .findFirst()
        : Optional.empty();
  }

  private static boolean isAmong(Set<Principal> known, Principal principal) {
    return principal.equals(Principal.ALL_CLUSTER_USERS) || known.contains(principal);
  }

  private static boolean isGroup(String text) {
    return !text.isEmpty() && new Principal(text.toLowerCase(Locale.ROOT)).isGroup();
  }

  private static List<String> texts(Set<Principal> known, Predicate<Principal> wanted) {
    return known.stream().filter(wanted).map(Principal::text).toList();
  }
}
