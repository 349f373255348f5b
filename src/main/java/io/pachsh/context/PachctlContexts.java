package io.pachsh.context;

import io.pachsh.config.AddressResolution;
import io.pachsh.config.ConfigFile;
import io.pachsh.config.ConfigLocation;
import io.pachsh.config.Kubeconfig;
import io.pachsh.config.PachctlConfig;
import io.pachsh.config.PachctlContext;
import io.pachsh.failure.Failure;
import io.pachsh.secret.Secret;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The contexts of real clusters, which stand in pachctl's configuration file: what it said when it
 * was read, which is when one of them is first needed, and what this session has made of it since.
 */
public final class PachctlContexts {
  /** In front of a name that an embedded context has, too. */
  private static final String PREFIX = "pachctl/";

  private static final String DEPLOYMENT_ID = "cluster_deployment_id";

  private final ConfigFile file;
  private final Function<String, Optional<String>> environment;

  /** Tokens that a cluster issued and the file could not take yet; no revert forgets them. */
  private final Map<String, Secret> unwritten = new HashMap<>();

  /** Where the session signed in or out itself, so that PACHSH_TOKEN does not count any more. */
  private final Set<String> settled = new HashSet<>();

  /** Which clusters answered where PACHD_ADDRESS leads, for the tokens that they issue. */
  private final Map<String, String> elsewhere = new HashMap<>();

  private @Nullable PachctlConfig saved;
  private @Nullable PachctlConfig current;

  /**
   * Contexts that are not read yet.
   *
   * @param environment variables by name, empty ones left out
   */
  public PachctlContexts(ConfigFile file, Function<String, Optional<String>> environment) {
    this.file = file;
    this.environment = environment;
  }

  /** What the file says, with this session's changes. */
  public synchronized PachctlConfig config() {
    if (current == null) {
      saved = file.load();
      current = saved;
    }
    return current;
  }

  public ConfigLocation location() {
    return file.location();
  }

  /** The names of the kubeconfig's contexts; none where it cannot be read. */
  public Set<String> kubernetesContexts(Path directory) {
    try {
      return Kubeconfig.find(environment, directory)
          .map(found -> found.contexts().keySet())
          .orElse(Set.of());
    } catch (Failure e) {
      return Set.of();
    }
  }

  /** A variable of the environment, if it is not empty. */
  public Optional<String> variable(String name) {
    return environment.apply(name);
  }

  public synchronized void change(PachctlConfig changed) {
    config();
    current = changed;
  }

  /** The context that a name means, be it shown or the file's own. */
  public Optional<Context> named(String name, Contexts own) {
    Map<String, PachctlContext> all = config().contexts();
    String inner = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
    String entry = all.containsKey(inner) ? inner : name;
    PachctlContext context = all.get(entry);
    return context == null ? Optional.empty() : Optional.of(shown(entry, context, own));
  }

  /** The context that one of pachctl's variables names: pachctl's own first. */
  public Optional<Context> ofEnvironment(String variable, Contexts own) {
    return variable(variable)
        .flatMap(
            name -> {
              Optional<Context> pachctls = named(name, own);
              return pachctls.isPresent() ? pachctls : own.named(name);
            });
  }

  /** All of them, by their names in the file. */
  public List<Context> all(Contexts own) {
    List<Context> contexts = new ArrayList<>();
    config().contexts().forEach((entry, context) -> contexts.add(shown(entry, context, own)));
    return contexts;
  }

  private synchronized Context shown(String entry, PachctlContext context, Contexts own) {
    AddressResolution resolution = AddressResolution.of(entry, context, environment);
    boolean isTaken =
        own.named(entry).isPresent()
            || entry.startsWith(PREFIX)
            || resolution.pachdAddress().filter(entry::equals).isPresent();
    Optional<Secret> given =
        settled.contains(entry) ? Optional.empty() : GivenToken.in(environment);
    return new Context(
        isTaken ? PREFIX + entry : entry,
        new Target.Real(entry, resolution),
        given.isPresent() ? given : token(entry, context, resolution),
        own.protectedEntries().contains(entry));
  }

  /**
   * A token from the file is not for whoever is where PACHD_ADDRESS leads: there it counts only if
   * the file says which cluster it is for, which that one has to be.
   */
  private Optional<Secret> token(
      String entry, PachctlContext context, AddressResolution resolution) {
    boolean isForAnybody = context.deploymentId().isEmpty() && !settled.contains(entry);
    return isForAnybody && resolution.origin() == AddressResolution.Origin.ENVIRONMENT
        ? Optional.empty()
        : context.token();
  }

  /** What the file keeps under that name, with this session's changes; nothing for a new one. */
  public PachctlContext entryNamed(String entry) {
    return context(config(), entry);
  }

  /** Whether saving would change that part of what the file keeps under that name. */
  public synchronized boolean isUnsaved(String entry, Function<PachctlContext, ?> part) {
    return saved != null
        && !part.apply(context(saved, entry)).equals(part.apply(context(config(), entry)));
  }

  /** The name in the file that a new context gets. */
  public static String entry(String name) {
    return name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
  }

  /** Whether PACHSH_TOKEN stands in the place of an entry's own token. */
  public synchronized boolean usesGivenToken(String entry) {
    return !settled.contains(entry) && GivenToken.in(environment).isPresent();
  }

  /**
   * Keeps a token, or none, until it is saved. With one that comes from where PACHD_ADDRESS leads,
   * it is kept which cluster that is: no other one may be sent it.
   */
  public synchronized void keepToken(String entry, Optional<Secret> token) {
    PachctlContext context = context(config(), entry).withToken(token);
    String issuer = elsewhere.getOrDefault(entry, "");
    boolean isBound = token.isEmpty() || issuer.isEmpty() || !context.deploymentId().isEmpty();
    change(config().with(entry, isBound ? context : context.with(DEPLOYMENT_ID, issuer)));
    settled.add(entry);
    unwritten.remove(entry);
  }

  /**
   * Keeps a token that exists nowhere else: writes it at once, with what says which cluster it is
   * for.
   *
   * @return why it could not be written, in which case it is kept until it is
   */
  public synchronized Optional<Failure> keepIssued(String entry, Secret token) {
    keepToken(entry, Optional.of(token));
    PachctlContext mine = context(config(), entry);
    unwritten.put(entry, token);
    try {
      file.update(theirs -> theirs.with(entry, issued(theirs, entry, mine)));
    } catch (Failure e) {
      return Optional.of(e);
    }
    if (saved != null) {
      saved = saved.with(entry, issued(saved, entry, mine));
    }
    unwritten.remove(entry);
    return Optional.empty();
  }

  private static PachctlContext issued(PachctlConfig config, String entry, PachctlContext mine) {
    PachctlContext there = config.contexts().get(entry);
    if (there == null) {
      return mine;
    }
    boolean known = mine.deploymentId().isEmpty() && there.address().equals(mine.address());
    return there
        .with("pachd_address", mine.address())
        .with("server_cas", mine.serverCas())
        .with(DEPLOYMENT_ID, known ? there.deploymentId() : mine.deploymentId())
        .withToken(mine.token());
  }

  /**
   * Remembers who a cluster says it is, when it says so for the first time.
   *
   * @return writes it to the file, whose lock it may await for long: nobody should hold meanwhile
   *     what the keyboard needs
   */
  public synchronized Runnable learn(String entry, String deploymentId) {
    PachctlContext context = config().contexts().get(entry);
    if (context == null || !context.deploymentId().isEmpty()) {
      return () -> {};
    }
    if (AddressResolution.of(entry, context, environment).origin()
        == AddressResolution.Origin.ENVIRONMENT) {
      elsewhere.put(entry, deploymentId);
      return () -> {};
    }
    change(config().with(entry, context.with(DEPLOYMENT_ID, deploymentId)));
    PachctlConfig before = saved;
    if (before == null || !before.contexts().containsKey(entry)) {
      return () -> {};
    }
    saved = learned(before, entry, context.address(), deploymentId);
    return () -> {
      try {
        file.update(theirs -> learned(theirs, entry, context.address(), deploymentId));
      } catch (Failure e) {
        // A file that cannot be written is no reason to fail: this session knows it.
      }
    };
  }

  private static PachctlConfig learned(
      PachctlConfig config, String entry, String address, String deploymentId) {
    PachctlContext there = config.contexts().get(entry);
    return there == null || !there.deploymentId().isEmpty() || !there.address().equals(address)
        ? config
        : config.with(entry, there.with(DEPLOYMENT_ID, deploymentId));
  }

  public synchronized boolean isUnsaved() {
    return !Objects.equals(current, saved);
  }

  /** What saving would write, one line each, without any token. */
  public synchronized List<String> pending() {
    return saved == null || current == null
        ? List.of()
        : PachctlContextChanges.lines(saved, current);
  }

  /** Writes what this session changed. */
  public synchronized void save() {
    if (saved != null && current != null && isUnsaved()) {
      saved = file.save(saved, current);
      current = saved;
      unwritten.clear();
    }
  }

  /**
   * What of pachsh's own contexts and settings agrees with the file as it is now.
   *
   * @param before what was saved of them
   * @param wanted what this session has made of that
   */
  synchronized Contexts written(Contexts before, Contexts wanted) {
    PachctlConfig there = saved;
    PachctlConfig here = current;
    if (there == null || here == null) {
      return wanted;
    }
    Set<String> undecided = new TreeSet<>(there.contexts().keySet());
    undecided.addAll(here.contexts().keySet());
    undecided.removeIf(
        entry -> there.contexts().containsKey(entry) == here.contexts().containsKey(entry));
    Contexts written = wanted;
    for (String entry : undecided) {
      written = written.withProtectedEntry(entry, before.protectedEntries().contains(entry));
    }
    boolean isActiveNew =
        wanted.named(wanted.active()).isEmpty() && undecided.contains(entry(wanted.active()));
    if (!isActiveNew) {
      return written;
    }
    boolean isFormerGone =
        before.named(before.active()).isPresent() && wanted.named(before.active()).isEmpty();
    return written.withActive(isFormerGone ? Context.LOCAL : before.active());
  }

  /** Takes over what the file says, if it was read before. */
  public synchronized void revert() {
    if (saved == null) {
      return;
    }
    saved = file.load();
    PachctlConfig reverted = saved;
    for (Map.Entry<String, Secret> issued : unwritten.entrySet()) {
      PachctlContext context = context(reverted, issued.getKey());
      reverted = reverted.with(issued.getKey(), context.withToken(Optional.of(issued.getValue())));
    }
    current = reverted;
    settled.retainAll(unwritten.keySet());
  }

  private static PachctlContext context(PachctlConfig config, String entry) {
    return config.contexts().getOrDefault(entry, PachctlContext.EMPTY);
  }
}
