package io.pachsh.session;

import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.cluster.Caller;
import io.pachsh.cluster.Cluster;
import io.pachsh.cluster.SavedCluster;
import io.pachsh.context.AddressContext;
import io.pachsh.context.Context;
import io.pachsh.context.Contexts;
import io.pachsh.context.EmbeddedContexts;
import io.pachsh.context.PachctlContexts;
import io.pachsh.context.Target;
import io.pachsh.redaction.KnownSecrets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Everything the shell knows, in memory until it is saved: contexts and the active one, tokens, the
 * clusters behind them, settings and variables.
 */
public final class Session {
  private final EmbeddedContexts own;
  private final PachctlContexts real;
  private final AddressContext address;
  private final ContextChoice choice;
  private final OpenClusters clusters;
  private final UnsavedChanges unsavedChanges;
  private final Variables variables;
  private final KnownSecrets secrets;
  private final WorkingDirectory directory;
  private final SessionTokens tokens;
  private final ContextChanges contextChanges;
  private boolean scratch;

  /**
   * A session on saved contexts; nothing is read before it is needed.
   *
   * @param own embedded contexts and settings
   * @param real the contexts of real clusters
   * @param opener opens the clusters behind contexts
   */
  public Session(
      EmbeddedContexts own,
      PachctlContexts real,
      Clusters opener,
      Variables variables,
      WorkingDirectory directory) {
    this.own = own;
    this.real = real;
    this.address = new AddressContext(real::variable);
    this.choice = new ContextChoice(own::now, real, address);
    this.clusters = new OpenClusters(opener, real::learn, address::learn);
    this.unsavedChanges = new UnsavedChanges(own, real, clusters);
    this.variables = variables;
    this.secrets = new KnownSecrets(variables::all);
    this.directory = directory;
    this.tokens = new SessionTokens(own, real, address, choice, clusters, secrets);
    this.contextChanges = new ContextChanges(own, real, choice, clusters);
  }

  /** Makes it a scratch session, of which nothing is ever saved. */
  public void neverSave() {
    scratch = true;
  }

  public boolean isScratch() {
    return scratch;
  }

  public Variables variables() {
    return variables;
  }

  /** What this session has heard of secrets; whatever comes upon one lets it know. */
  public KnownSecrets secrets() {
    return secrets;
  }

  public WorkingDirectory directory() {
    return directory;
  }

  /** The tokens with which it is signed in, and whom they stand for. */
  public SessionTokens tokens() {
    return tokens;
  }

  /** What can be done to contexts. */
  public ContextChanges contextChanges() {
    return contextChanges;
  }

  /** Embedded contexts and settings. */
  public Contexts contexts() {
    return own.now();
  }

  /** Whether contexts and settings were read yet. */
  public boolean contextsLoaded() {
    return own.isLoaded();
  }

  /** Whether saving would change that part of contexts and settings. */
  public boolean isUnsaved(Function<Contexts, ?> part) {
    return own.isUnsaved(part);
  }

  /** The contexts of real clusters, and what else pachctl's configuration file says. */
  public PachctlContexts real() {
    return real;
  }

  /** A setting's value; what it is at first, as long as contexts and settings were not read. */
  public String setting(Settings setting) {
    return setting.value(own.soFar());
  }

  /** Replaces contexts and settings in memory. */
  public void setContexts(Contexts changed) {
    own.change(changed);
  }

  /** What PACHD_ADDRESS makes a context of, and this session's login there. */
  public AddressContext address() {
    return address;
  }

  /** Where PACHD_ADDRESS leads, if that is what commands act on. */
  public Optional<String> addressAtHand() {
    return address.address().filter(where -> where.equals(contextName()));
  }

  /**
   * The context that commands act on: the one chosen for this run or line, else PACH_CONTEXT, else
   * the active one, unless PACHD_ADDRESS leads elsewhere. Fails when there is none of that name.
   */
  public Context context() {
    return choice.atHand();
  }

  /** The name that says which context commands act on, even if there is no such context. */
  public String contextName() {
    return choice.nameAtHand();
  }

  /**
   * The name of the context whose cluster has the identity service, as an enterprise server does:
   * the one chosen by an option, else PACH_ENTERPRISE_CONTEXT's, else the one that pachctl's file
   * names when the context at hand is of that file, too, else the context at hand.
   */
  public String enterpriseContextName() {
    return choice.enterprise();
  }

  /** The context of that name; fails when there is none, saying who names it. */
  public Context enterpriseContext() {
    return choice.requireEnterprise();
  }

  /** The project that the context at hand stands for where a line names none. */
  public String project() {
    String project =
        context().target() instanceof Target.Real target
            ? real.entryNamed(target.entry()).project()
            : "";
    return project.isEmpty() ? "default" : project;
  }

  /** Whether the run or a line chose a context by an option. */
  public boolean isChosen() {
    return choice.isChosen();
  }

  /** The context of that name; fails with what is close to it when there is none. */
  public Context named(String name) {
    return choice.named(name);
  }

  /** The context of that name, embedded or of a real cluster. */
  public Optional<Context> find(String name) {
    return choice.find(name);
  }

  /** All contexts: the embedded ones, then those of real clusters. */
  public List<Context> everyContext() {
    return choice.all();
  }

  /** The names of all contexts that can be read, for whoever completes or corrects one. */
  public List<String> contextNames() {
    return choice.names();
  }

  /** Lets all commands of this run act on that context, unless they choose another one. */
  public void chooseForRun(String context) {
    choice.chooseForRun(context);
  }

  /**
   * The context that a command has to name that is to act on the context at hand, if it must.
   *
   * @param goesOn whether that command is one of this run
   */
  public Optional<String> contextToName(boolean goesOn) {
    Optional<String> chosen = choice.ofLine();
    return goesOn || chosen.isPresent() ? chosen : choice.ofRunAlone();
  }

  /** Lets commands act on another context than before, until {@link #unchoose}. */
  public void choose(String context) {
    choice.choose(context);
  }

  /** Lets commands act on the same context as before the last {@link #choose}. */
  public void unchoose() {
    choice.unchoose();
  }

  /** The cluster of the context at hand. */
  public Cluster cluster() {
    return clusters.of(this::context);
  }

  /** The cluster of a context, opened when first asked for. */
  public Cluster cluster(String context) {
    return clusters.of(() -> named(context));
  }

  /** The embedded cluster of that name, whether or not there is a context for it. */
  public SavedCluster embedded(String name) {
    return clusters.embedded(name);
  }

  /** The operations of the context's cluster as whoever the session is signed in as. */
  public Caller caller() {
    return clusters.of(this::context).as(context().token());
  }

  /** The same for the cluster of another context. */
  public Caller caller(String context) {
    return cluster(context).as(named(context).token());
  }

  /** What saving would write, one line each. */
  public List<String> pending() {
    return unsavedChanges.pending();
  }

  public boolean isUnsaved() {
    return unsavedChanges.isUnsaved();
  }

  /**
   * Writes pachctl's configuration file, then contexts and settings, then embedded clusters; fails
   * naming what remains unsaved. In this order a kill in between loses nothing, for the journals
   * are still there, and no context is named that is not written. A scratch session writes nothing.
   */
  public void save() {
    if (!scratch) {
      unsavedChanges.save();
    }
  }

  /**
   * Forgets what was not saved; nothing, when what was saved cannot be read. Returns the new names
   * of unreadable files put aside. While there are such, what else a crashed session left stays;
   * with a chosen context, what it left in others does.
   *
   * @throws RefusedException {@link Refusal.Served} while this session serves a cluster
   */
  public List<Path> revert() {
    return unsavedChanges.revert(isChosen() ? Optional.of(contextName()) : Optional.empty());
  }

  /** Ends in order: what was not saved is forgotten, and nothing is left to recover. */
  public void discard() {
    unsavedChanges.discard();
  }

  /** Ends in haste, as a signal makes it: what was not saved stays to be recovered. */
  public void detach() {
    clusters.embedded().values().forEach(SavedCluster::detach);
  }
}
