package io.pachsh.completion;

import io.pachsh.access.Permission;
import io.pachsh.command.CommandTree;
import io.pachsh.command.Session;
import io.pachsh.command.Settings;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The kinds of values, by what help calls them: a command says what an option or argument is by its
 * {@code paramLabel}, and that is all it says. This is the place where a new kind is named.
 */
public final class Kinds {
  private final Listings listings = new Listings();
  private final Map<String, Kind> byLabel = new HashMap<>();

  /** The kinds that need nothing but the session. */
  public Kinds(CommandTree tree, Session session, LiveNames live) {
    Files files = new Files(session.directory(), listings, false);
    with("COMMAND|TOPIC", new HelpWords(tree));
    with("CONTEXT", new Contexts(session));
    with("DIRECTORY", new Files(session.directory(), listings, true));
    with("FILE", files);
    with("GROUP", names(live, ClusterNames::groups));
    with("NAME[=VALUE]", new VariableNames(session.variables()));
    with("PERMISSION", asked -> Choice.of(PERMISSIONS));
    with("PRINCIPAL", names(live, ClusterNames::principals));
    with("PROJECT", names(live, ClusterNames::projects));
    with("REPO", new Repos(live));
    with("RESOURCE", names(live, ClusterNames::resources));
    with("ROBOT", names(live, ClusterNames::robots));
    with("ROLE", new Roles());
    with("ROLES", new Roles());
    with("SETTING", asked -> Choice.of(SETTINGS));
    with("TOKEN", new SecretSources(files, session.variables()));
    with("VALUE", new SettingValues());
    with("VARIABLE", new VariableNames(session.variables()));
  }

  private static final Names PERMISSIONS =
      Names.of(Arrays.stream(Permission.values()).map(each -> Name.of(each.name(), "")).toList());

  private static final Names SETTINGS =
      Names.of(
          Arrays.stream(Settings.values())
              .map(each -> Name.of(each.wireName(), each.meaning()))
              .toList());

  /** Adds a kind, or replaces it. */
  public Kinds with(String label, Kind kind) {
    byLabel.put(label, kind);
    return this;
  }

  /** The kind of that label, if there is one. */
  Optional<Kind> of(String label) {
    return Optional.ofNullable(byLabel.get(label));
  }

  /** Files, which are also what redirections name. */
  Kind files() {
    return Objects.requireNonNull(byLabel.get("FILE"));
  }

  /** Waits for what was asked for beside the keyboard. */
  void await() {
    listings.await();
  }

  /** What help calls the kinds. */
  public Set<String> labels() {
    return Set.copyOf(byLabel.keySet());
  }

  private static Kind names(LiveNames live, Function<ClusterNames, Names> which) {
    return asked -> Choice.of(which.apply(live.of(asked.context())));
  }
}
