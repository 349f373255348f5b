package io.pachsh.completion;

import io.pachsh.access.Principal;
import io.pachsh.access.RefusedException;
import io.pachsh.access.Resource;
import io.pachsh.cluster.Caller;
import io.pachsh.cluster.identity.Connector;
import io.pachsh.cluster.identity.IdentityClient;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The names that a cluster knows, as far as somebody may see them.
 *
 * @param principals everybody who can be given roles, groups and all too
 * @param robots without {@code robot:} before them
 * @param resources as commands write them
 * @param connectors ids of the identity service's connectors, and their names
 * @param clients ids of its clients, and their names
 * @param identities both
 */
record ClusterNames(
    NameIndex principals,
    NameIndex robots,
    NameIndex groups,
    NameIndex projects,
    RepoNames repos,
    NameIndex resources,
    NameIndex connectors,
    NameIndex clients,
    NameIndex identities) {
  static final ClusterNames NONE =
      new ClusterNames(
          NameIndex.NONE,
          NameIndex.NONE,
          NameIndex.NONE,
          NameIndex.NONE,
          RepoNames.NONE,
          NameIndex.NONE,
          NameIndex.NONE,
          NameIndex.NONE,
          NameIndex.NONE);

  /** Asks the cluster. Blocks as long as it takes; what the caller may not know is left out. */
  static ClusterNames ask(Caller caller) {
    SortedSet<Principal> people =
        new TreeSet<>(permitted(caller.principals()::all, () -> holders(caller)));
    Collection<Principal> groups =
        permitted(() -> caller.groups().all().keySet(), () -> own(caller));
    SortedMap<String, SortedSet<String>> places = permitted(caller.places()::all, TreeMap::new);
    people.addAll(groups);
    people.add(Principal.ALL_CLUSTER_USERS);
    List<Name> connectors =
        permitted(caller.connectors()::all, List::<Connector>of).stream()
            .map(each -> Name.of(each.id(), each.name()))
            .toList();
    List<Name> clients =
        permitted(caller.clients()::all, List::<IdentityClient>of).stream()
            .map(each -> Name.of(each.id(), each.name()))
            .toList();
    return new ClusterNames(
        names(people),
        NameIndex.of(
            people.stream()
                .filter(who -> who.kind().equals("robot"))
                .map(who -> Name.of(who.name(), ""))
                .toList()),
        names(groups),
        NameIndex.of(places.keySet().stream().map(name -> Name.of(name, "")).toList()),
        RepoNames.of(places),
        resources(places),
        NameIndex.of(connectors),
        NameIndex.of(clients),
        NameIndex.of(Stream.of(connectors, clients).flatMap(List::stream).toList()));
  }

  /** Whoever has a role on the cluster, for one who may see no more. */
  private static Set<Principal> holders(Caller caller) {
    return permitted(() -> caller.bindings().of(Resource.CLUSTER).keySet(), Set::of);
  }

  private static Set<Principal> own(Caller caller) {
    return permitted(caller.groups()::own, TreeSet::new);
  }

  private static <T> T permitted(Supplier<? extends T> question, Supplier<? extends T> otherwise) {
    try {
      return question.get();
    } catch (RefusedException e) {
      return otherwise.get();
    } catch (Failure e) {
      if (e.exit() == Exit.UNREACHABLE) {
        // The next question would only keep the person's own waiting.
        throw e;
      }
      return otherwise.get();
    }
  }

  private static NameIndex names(Collection<Principal> principals) {
    List<Name> names = new ArrayList<>(principals.size());
    for (Principal who : principals) {
      names.add(new Name(who.text(), "", heading(who), true));
    }
    return NameIndex.of(names).ready();
  }

  private static String heading(Principal who) {
    return switch (who.kind()) {
      case "" -> "everybody";
      case "robot" -> "robots";
      case "pipeline" -> "pipelines";
      case "pach", "internal" -> "Pachyderm";
      default -> who.isGroup() ? "groups" : "people";
    };
  }

  private static NameIndex resources(SortedMap<String, SortedSet<String>> places) {
    List<Name> names = new ArrayList<>(List.of(Name.of("cluster", "")));
    places.forEach(
        (project, repos) -> {
          names.add(Name.of("project:" + project, ""));
          repos.forEach(repo -> names.add(Name.of("repo:" + project + "/" + repo, "")));
        });
    return NameIndex.of(names).ready();
  }
}
