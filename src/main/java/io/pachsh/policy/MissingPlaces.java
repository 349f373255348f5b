package io.pachsh.policy;

import io.pachsh.access.AccessPolicy;
import io.pachsh.access.Evaluator;
import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.access.Role;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.outside.Lines;
import io.pachsh.outside.QuotedWord;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Projects and repos that a policy names, but the cluster does not have.
 *
 * @param places in the order in which they can be made
 */
public record MissingPlaces(List<Resource> places) {
  private static final int SHOWN = 10;

  public MissingPlaces {
    places = List.copyOf(places);
  }

  /** Looks for them; a repo whose project is missing misses both. */
  public static MissingPlaces of(AccessPolicy live, AccessPolicy wanted) {
    SortedSet<Resource> missing = new TreeSet<>();
    for (Resource resource : wanted.bindings().keySet()) {
      if (!live.bindings().containsKey(resource)) {
        missing.add(resource);
        if (resource.type() == Resource.Type.REPO) {
          missing.add(Evaluator.projectOf(resource));
        }
      }
    }
    missing.removeAll(live.bindings().keySet());
    return new MissingPlaces(List.copyOf(missing));
  }

  /**
   * @throws Failure when there are such, with what makes them
   */
  public void refuse() {
    if (places.isEmpty()) {
      return;
    }
    List<String> named = places.stream().limit(SHOWN).map(Resource::text).toList();
    String more = places.size() > SHOWN ? " and " + (places.size() - SHOWN) + " more" : "";
    boolean one = places.size() == 1;
    throw new Failure(
        Exit.FAILED,
        "The cluster does not have %s%s.".formatted(String.join(", ", named), more),
        Lines.of(
                "If that is no misspelling, --create makes %s, or you do first:"
                    .formatted(one ? "it" : "them"))
            .and(Lines.of(places.stream().limit(SHOWN).map(MissingPlaces::command).toList())));
  }

  /** The access of a cluster on which somebody has made them. */
  public AccessPolicy madeBy(Principal owner, AccessPolicy live) {
    if (places.isEmpty()) {
      return live;
    }
    SortedMap<Resource, SortedMap<Principal, SortedSet<String>>> bindings =
        new TreeMap<>(live.bindings());
    for (Resource place : places) {
      SortedSet<String> roles = new TreeSet<>(Set.of(Role.ofOwner(place).wireName()));
      bindings.put(place, new TreeMap<>(Map.of(owner, roles)));
    }
    return new AccessPolicy(bindings, live.groups(), live.robots());
  }

  private static String command(Resource place) {
    int slash = place.name().indexOf('/');
    return slash < 0
        ? "  create project " + QuotedWord.word(place.name())
        : "  create repo "
            + QuotedWord.word(place.name().substring(slash + 1))
            + " --project "
            + QuotedWord.word(place.name().substring(0, slash));
  }
}
