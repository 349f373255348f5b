package io.pachsh.doctor;

import io.pachsh.access.Decision;
import io.pachsh.access.LoginOutcome;
import io.pachsh.access.Principal;
import io.pachsh.access.RefusedException;
import io.pachsh.access.Resource;
import io.pachsh.command.QuotedWord;
import io.pachsh.failure.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the person of a test login could do, and by which of their groups. */
record LoginAccess(LoginOutcome.Tried tried, ClusterEvidence cluster) {
  private static final int SHOWN = 20;

  /** Where no claim is seen, the principal's name tells the address. */
  Finding email() {
    return Finding.pass("the cluster read the address " + tried.principal().name());
  }

  /** Where no claim is seen, the cluster tells what became of it. */
  Finding groups() {
    return tried.groups().isEmpty()
        ? Finding.warn(
            "the cluster found no groups in the login",
            "The provider has to send them, and a connector of the identity service to pass them"
                + " on (insecureEnableGroups).")
        : Finding.pass(
            "the cluster found %s".formatted(Listed.principals(new TreeSet<>(tried.groups()))));
  }

  Finding principal() {
    SortedSet<Principal> groups = new TreeSet<>(tried.groups());
    return Finding.pass(
        groups.isEmpty()
            ? "the person would be %s, in no group".formatted(tried.principal())
            : "the person would be %s, in %s"
                .formatted(tried.principal(), Listed.principals(groups)));
  }

  Finding bindings() {
    List<Decision.Step> steps = tried.access().orElseGet(() -> cluster.accessOf(tried.principal()));
    List<Decision.Step> own =
        steps.stream().filter(it -> !it.holder().equals(Principal.ALL_CLUSTER_USERS)).toList();
    List<String> lines = new ArrayList<>(steps.stream().map(LoginAccess::line).toList());
    Set<Principal> holders = own.stream().map(Decision.Step::holder).collect(Collectors.toSet());
    new TreeSet<>(tried.groups())
        .stream()
            .filter(group -> !holders.contains(group))
            .forEach(group -> lines.add("nothing by " + group + similar(group)));
    if (own.isEmpty()) {
      return Finding.warn(
              "no role is given to %s or their groups%s"
                  .formatted(tried.principal(), similar(tried.principal())),
              "auth add projectViewer %s project:default"
                  .formatted(QuotedWord.word(tried.principal().text())))
          .with(shown(lines));
    }
    return Finding.pass(
            steps.size() == 1 ? "1 role reaches them" : steps.size() + " roles reach them")
        .with(shown(lines));
  }

  private static String line(Decision.Step step) {
    return "%s on %s, by %s".formatted(step.role().wireName(), place(step.bound()), step.holder());
  }

  private static String place(Resource resource) {
    return resource.type() == Resource.Type.CLUSTER ? "the cluster" : resource.text();
  }

  /** A name with roles that differs from this one in letter case or in Keycloak's slash alone. */
  private String similar(Principal principal) {
    NavigableSet<Principal> bound;
    try {
      bound = cluster.policy().holders();
    } catch (UnknownException | RefusedException | Failure unknown) {
      return "";
    }
    return bound.stream()
        .filter(other -> !other.equals(principal))
        .filter(other -> folded(other).equals(folded(principal)))
        .findFirst()
        .map(other -> "; %s has some, and is another name".formatted(other))
        .orElse("");
  }

  private static String folded(Principal principal) {
    String name = principal.name();
    return (principal.kind() + ":" + (name.startsWith("/") ? name.substring(1) : name))
        .toLowerCase(Locale.ROOT);
  }

  private static List<String> shown(List<String> lines) {
    if (lines.size() <= SHOWN) {
      return lines;
    }
    List<String> first = new ArrayList<>(lines.subList(0, SHOWN));
    first.add("and %,d more".formatted(lines.size() - SHOWN));
    return first;
  }
}
