package io.pachsh.cli.okta;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.RefusedException;
import io.pachsh.cluster.Caller;
import io.pachsh.completion.Background;
import io.pachsh.completion.Candidates;
import io.pachsh.completion.Name;
import io.pachsh.completion.NameIndex;
import io.pachsh.completion.ValueCompleter;
import io.pachsh.context.Context;
import io.pachsh.failure.Failure;
import io.pachsh.okta.GroupsFilter;
import io.pachsh.okta.OktaApp;
import io.pachsh.okta.OktaGroup;
import io.pachsh.okta.OktaOrg;
import io.pachsh.okta.OktaUser;
import io.pachsh.session.Session;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Names that the connected Okta org knows, for completion: fetched beside the keyboard when a line
 * first asks for one, and anew after a minute. Before {@code okta connect} there are none.
 */
public final class OktaNames {
  private static final Duration FRESH = Duration.ofMinutes(1);

  private final Session session;
  private final OktaConnections connections;
  private final Clock clock;
  private final Background background = new Background();
  private final Map<OktaOrg, Known> known = new ConcurrentHashMap<>();
  private Merged merged = new Merged(NameIndex.NONE, NameIndex.NONE, NameIndex.NONE);

  /** What was heard of an org. */
  private record Known(NameIndex apps, NameIndex assignees, NameIndex principals, Instant until) {
    static final Known NOTHING =
        new Known(NameIndex.NONE, NameIndex.NONE, NameIndex.NONE, Instant.MIN);
  }

  private record Merged(NameIndex cluster, NameIndex okta, NameIndex both) {}

  public OktaNames(Session session, OktaConnections connections, Clock clock) {
    this.session = session;
    this.connections = connections;
    this.clock = clock;
  }

  /** The names of apps. */
  public ValueCompleter apps() {
    return request -> Candidates.of(now().apps());
  }

  /** People and groups, as {@code okta assign} takes them. */
  public ValueCompleter assignees() {
    return request -> Candidates.of(now().assignees());
  }

  /** How a filter of groups can begin. */
  public static ValueCompleter filters() {
    List<Name> words = new ArrayList<>(List.of(Name.of("none", "leave the claim alone")));
    for (String word : GroupsFilter.words()) {
      words.add(word.equals("all") ? Name.of(word, "all groups") : Name.start(word + ":", ""));
    }
    NameIndex index = NameIndex.of(words);
    return request -> Candidates.of(index);
  }

  /** The issuer at hand, which the rehearsal org's address is as well. */
  public static ValueCompleter orgs(Session session) {
    return request ->
        Candidates.of(
            NameIndex.of(
                session.variables().value("OKTA_ISSUER").stream()
                    .map(issuer -> Name.of(issuer, "$OKTA_ISSUER"))
                    .toList()));
  }

  /** What a cluster knows of principals, and Okta's groups as the cluster calls them. */
  public ValueCompleter besides(ValueCompleter cluster) {
    return request -> {
      Candidates live = cluster.choice(request);
      NameIndex okta = now().principals();
      if (okta.size() == 0 || live.kept() != 0) {
        return live;
      }
      if (merged.cluster() != live.nameIndex() || merged.okta() != okta) {
        merged = new Merged(live.nameIndex(), okta, live.nameIndex().with(okta));
      }
      return Candidates.of(merged.both());
    };
  }

  /** Waits until everything that was begun is there. */
  public void await() {
    background.await();
  }

  private Known now() {
    Optional<OktaOrg> org = connections.current();
    if (org.isEmpty()) {
      return Known.NOTHING;
    }
    Known heard = known.getOrDefault(org.get(), Known.NOTHING);
    if (!clock.instant().isBefore(heard.until())) {
      background.run(org.get(), fetching(org.get()));
    }
    return heard;
  }

  /** The session belongs to the keyboard's thread: what the other needs is taken from it here. */
  private Runnable fetching(OktaOrg org) {
    Context context = session.context();
    Caller caller = session.cluster(context.name()).as(context.token());
    return () -> {
      List<OktaGroup> groups = org.directory().groups();
      List<Name> assignees = new ArrayList<>();
      groups.forEach(group -> assignees.add(named("group:" + group.name(), "", "groups")));
      for (OktaUser user : org.directory().users()) {
        assignees.add(named("user:" + user.login(), user.name(), "people"));
      }
      List<Name> apps =
          org.apps().all().stream()
              .map(OktaApp::label)
              .distinct()
              .map(label -> Name.of(label, ""))
              .toList();
      known.put(
          org,
          new Known(
              NameIndex.of(apps),
              NameIndex.of(assignees),
              NameIndex.of(principals(groups, caller)),
              clock.instant().plus(FRESH)));
    };
  }

  /** Groups as the cluster's auth configuration has them; none where it may not be seen. */
  private static List<Name> principals(List<OktaGroup> groups, Caller caller) {
    try {
      Optional<AuthConfiguration> configuration = caller.configuration().live().configuration();
      return configuration.isEmpty()
          ? List.of()
          : groups.stream()
              .map(
                  group ->
                      named(configuration.get().group(group.name()).text(), "at Okta", "groups"))
              .toList();
    } catch (RefusedException | Failure e) {
      return List.of();
    }
  }

  private static Name named(String text, String description, String heading) {
    return new Name(text, description, heading, true);
  }
}
