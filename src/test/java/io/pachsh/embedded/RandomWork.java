package io.pachsh.embedded;

import io.pachsh.access.AccessPolicy;
import io.pachsh.access.Principal;
import io.pachsh.access.RefusedException;
import io.pachsh.access.RelyingParty;
import io.pachsh.access.Resource;
import io.pachsh.access.Role;
import io.pachsh.cluster.Caller;
import io.pachsh.embedded.state.Places;
import io.pachsh.secret.Secret;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** An administrator who does anything, the same for the same seed; what is refused is not done. */
final class RandomWork {
  static final List<Principal> PEOPLE =
      List.of(
          new Principal("user:a@b.c"),
          new Principal("robot:ci"),
          new Principal("pipeline:p1/edges"),
          Principal.robot("bot"));
  static final List<Principal> GROUPS =
      List.of(new Principal("group:devs"), new Principal("group:ops"));

  private final Random random;
  private boolean logsIn = true;
  private final ScriptedRelyingParty relyingParty;

  RandomWork(long seed, Practice practice) {
    random = new Random(seed);
    relyingParty = practice.relyingParty;
  }

  /** Work in which nobody logs in: undo takes back no login. */
  RandomWork withoutLogins() {
    logsIn = false;
    return this;
  }

  void once(Caller caller) {
    try {
      switch (random.nextInt(13)) {
        case 0 -> caller.places().create(Resource.project(project()));
        case 1 -> caller.places().create(Resource.repo(project(), repo()));
        case 2 -> caller.places().delete(Resource.repo(project(), repo()));
        case 3 -> caller.places().delete(Resource.project(project()));
        case 4 -> caller.groups().modify(group(), List.of(person()), List.of(), true);
        case 5 -> caller.groups().modify(group(), List.of(), List.of(person()), true);
        case 6 -> caller.configuration().set(Practice.guide("idp" + random.nextInt(3)), 0, false);
        case 7 -> caller.tokens().issue("ci", Optional.empty());
        case 8 -> caller.policy().apply(policy(caller.policy().read()), random.nextBoolean(), true);
        case 9 -> login(caller);
        case 10 ->
            caller
                .bindings()
                .change(resource(), List.of(holder()), List.of(role()), List.of(role()), true);
        default -> caller.bindings().set(resource(), holder(), roles(), true);
      }
    } catch (RefusedException refused) {
      // Such as a repo in a project that does not exist: then nothing happened.
    }
  }

  /** Somebody comes in through the provider, which names its groups. */
  private void login(Caller caller) {
    if (!logsIn) {
      return;
    }
    List<String> groups = random.nextBoolean() ? List.of("devs", "all") : List.of("all");
    relyingParty.verdict =
        Optional.of(
            new RelyingParty.Verdict.Verified(
                "00u1", "test@pachyderm.com", groups, Instant.parse("2026-01-01T01:00:00Z")));
    caller.logins().withIdToken(Secret.of("an ID token"));
  }

  /** A policy for the same places, with about half of the entries and some others. */
  AccessPolicy policy(AccessPolicy from) {
    SortedMap<Resource, SortedMap<Principal, SortedSet<String>>> bindings = new TreeMap<>();
    from.bindings()
        .forEach(
            (resource, entries) -> {
              SortedMap<Principal, SortedSet<String>> some = new TreeMap<>(entries);
              some.keySet().removeIf(who -> random.nextBoolean());
              some.put(holder(), new TreeSet<>(roles()));
              bindings.put(resource, some);
            });
    SortedMap<Principal, SortedSet<Principal>> groups = new TreeMap<>();
    groups.put(group(), new TreeSet<>(List.of(person())));
    return new AccessPolicy(bindings, groups, new TreeSet<>());
  }

  Principal holder() {
    List<Principal> all = new ArrayList<>(PEOPLE);
    all.addAll(GROUPS);
    all.add(Principal.ALL_CLUSTER_USERS);
    return all.get(random.nextInt(all.size()));
  }

  Resource resource() {
    return switch (random.nextInt(3)) {
      case 0 -> Resource.CLUSTER;
      case 1 -> Resource.project(project());
      default -> Resource.repo(project(), repo());
    };
  }

  private List<String> roles() {
    return random.nextInt(3) == 0 ? List.of() : List.of(role(), role());
  }

  private String role() {
    Role[] roles = Role.values();
    return roles[random.nextInt(roles.length)].wireName();
  }

  private Principal person() {
    return PEOPLE.get(random.nextInt(PEOPLE.size()));
  }

  private Principal group() {
    return GROUPS.get(random.nextInt(GROUPS.size()));
  }

  private String project() {
    return random.nextInt(3) == 0 ? Places.DEFAULT_PROJECT : "p" + random.nextInt(3);
  }

  private String repo() {
    return "r" + random.nextInt(3);
  }
}
