package io.pachsh.completion;

import io.pachsh.access.Permission;
import io.pachsh.command.CommandTree;
import io.pachsh.session.Session;
import io.pachsh.session.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The kinds of values, by what help calls them: a command says what an option or argument is by its
 * {@code paramLabel}, and that is all it says. This is the place where a new kind is named.
 */
public final class ValueCompleters {
  private final DirectoryCache directoryCache = new DirectoryCache();
  private final Map<String, ValueCompleter> byLabel = new HashMap<>();
  private final List<Runnable> waits = new ArrayList<>();

  /** The kinds that need nothing but the session. */
  public ValueCompleters(CommandTree tree, Session session, LiveNames live) {
    Files files = new Files(session.directory(), directoryCache, false);
    with("COMMAND|TOPIC", new HelpWords(tree));
    with("CLIENT", names(live, ClusterNames::clients));
    with("CONNECTOR", names(live, ClusterNames::connectors));
    with("CONNECTOR|CLIENT", names(live, ClusterNames::identities));
    with("CONTEXT", new ContextNames(session));
    with("DIRECTORY", new Files(session.directory(), directoryCache, true));
    with("FILE", files);
    with("GROUP", names(live, ClusterNames::groups));
    with("KUBE-CONTEXT", new KubeContextNames(session));
    with("NAME[=VALUE]", new SessionVariables(session.variables()));
    with("PERMISSION", request -> Candidates.of(PERMISSIONS));
    with("PRINCIPAL", names(live, ClusterNames::principals));
    with("PRINCIPAL|RESOURCE", new PrincipalsOrResource(live));
    with("PROJECT", names(live, ClusterNames::projects));
    with("REPO", new Repos(live));
    with("RESOURCE", new Resources(live));
    with("ROBOT", names(live, ClusterNames::robots));
    with("ROLE", new Roles());
    with("ROLES", new Roles());
    with("SETTING", request -> Candidates.of(SETTINGS));
    with("TOKEN", new SecretSources(files, session.variables()));
    with("VALUE", new SettingValues());
    with("VARIABLE", new SessionVariables(session.variables()));
  }

  private static final NameIndex PERMISSIONS =
      NameIndex.of(
          Arrays.stream(Permission.values()).map(each -> Name.of(each.name(), "")).toList());

  private static final NameIndex SETTINGS =
      NameIndex.of(
          Arrays.stream(Settings.values())
              .map(each -> Name.of(each.wireName(), each.meaning()))
              .toList());

  /** Adds a kind, or replaces it. */
  public ValueCompleters with(String label, ValueCompleter valueCompleter) {
    byLabel.put(label, valueCompleter);
    return this;
  }

  /** Replaces a kind by what a feature makes of it. */
  public ValueCompleters replacing(String label, UnaryOperator<ValueCompleter> change) {
    return with(label, change.apply(Objects.requireNonNull(byLabel.get(label))));
  }

  /** The kind of that label, if there is one. */
  Optional<ValueCompleter> of(String label) {
    return Optional.ofNullable(byLabel.get(label));
  }

  /** Files, which are also what redirections name. */
  ValueCompleter files() {
    return Objects.requireNonNull(byLabel.get("FILE"));
  }

  /** Says how to wait for what a feature asks for beside the keyboard. */
  public ValueCompleters awaiting(Runnable wait) {
    waits.add(wait);
    return this;
  }

  /** Waits for what was asked for beside the keyboard. */
  void await() {
    directoryCache.await();
    waits.forEach(Runnable::run);
  }

  /** What help calls the kinds. */
  public Set<String> labels() {
    return Set.copyOf(byLabel.keySet());
  }

  private static ValueCompleter names(LiveNames live, Function<ClusterNames, NameIndex> which) {
    return request -> Candidates.of(which.apply(live.of(request.context())));
  }
}
