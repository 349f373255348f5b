package io.pachsh.session;

import io.pachsh.context.AddressContext;
import io.pachsh.context.Context;
import io.pachsh.context.Contexts;
import io.pachsh.context.PachctlContexts;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.spelling.Spelling;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Which contexts there are, embedded ones and those of real clusters, and which is at hand. The
 * first of these counts:
 *
 * <ol>
 *   <li>what {@code --context} chose for the run or the line
 *   <li>PACH_CONTEXT
 *   <li>the active context, if it is a real cluster's or was made the active one in this session
 *   <li>the cluster where PACHD_ADDRESS leads
 *   <li>the active context, an embedded one that a file names
 * </ol>
 */
final class ContextChoice {
  private static final String VARIABLE = "PACH_CONTEXT";
  private static final String ENTERPRISE_VARIABLE = "PACH_ENTERPRISE_CONTEXT";

  private final Supplier<Contexts> own;
  private final PachctlContexts real;
  private final AddressContext address;

  /** Contexts chosen instead of the active one, for the run and for its lines, latest first. */
  private final Deque<String> chosen = new ArrayDeque<>();

  /** How many of these the run chose, which all its lines have in common. */
  private int ofRun;

  /** Whether this session made the active context the active one. */
  private boolean activeIsChosen;

  ContextChoice(Supplier<Contexts> own, PachctlContexts real, AddressContext address) {
    this.own = own;
    this.real = real;
    this.address = address;
  }

  /** The active context counts from now on, or it gives way to PACHD_ADDRESS. */
  void chooseActive(boolean wanted) {
    activeIsChosen = wanted;
  }

  void choose(String context) {
    chosen.push(named(context).name());
  }

  void chooseForRun(String context) {
    choose(context);
    ofRun++;
  }

  void unchoose() {
    chosen.pop();
  }

  /** The context that the line that runs, or one around it, chose by an option. */
  Optional<String> ofLine() {
    return chosen.size() > ofRun ? Optional.of(chosen.getFirst()) : Optional.empty();
  }

  /**
   * The context at hand, where another run that is told nothing may act on another one; where
   * PACHD_ADDRESS leads has no name that could be told.
   */
  Optional<String> ofRunAlone() {
    boolean mayDiffer = !chosen.isEmpty() || real.variable(VARIABLE).isPresent() || activeIsChosen;
    return mayDiffer ? kept(nameAtHand()).map(Context::name) : Optional.empty();
  }

  boolean isChosen() {
    return !chosen.isEmpty();
  }

  boolean isChosen(String name) {
    return chosen.contains(name);
  }

  Context atHand() {
    if (chosen.isEmpty() && real.variable(VARIABLE).isPresent()) {
      return real.ofEnvironment(VARIABLE, own.get()).orElseThrow(this::noneAtHand);
    }
    Optional<Context> led = addressed();
    if (led.isPresent()) {
      return led.get();
    }
    Optional<Context> context = chosen.isEmpty() ? active() : find(chosen.getFirst());
    return context.orElseThrow(this::noneAtHand);
  }

  String nameAtHand() {
    if (!chosen.isEmpty()) {
      return chosen.getFirst();
    }
    return real.variable(VARIABLE)
        .or(() -> addressed().or(this::active).map(Context::name))
        .orElseGet(() -> own.get().active());
  }

  private Optional<Context> active() {
    return kept(own.get().active());
  }

  /** The context of that name in a file. */
  private Optional<Context> kept(String name) {
    return own.get().named(name).or(() -> real.named(name, own.get()));
  }

  /** The cluster where PACHD_ADDRESS leads, if that is the one at hand. */
  private Optional<Context> addressed() {
    if (!chosen.isEmpty() || activeIsChosen || real.variable(VARIABLE).isPresent()) {
      return Optional.empty();
    }
    Optional<Context> led = address.now();
    return led.isPresent() && isRealActive() ? Optional.empty() : led;
  }

  private boolean isRealActive() {
    return active().filter(context -> !context.isEmbedded()).isPresent();
  }

  /**
   * The context whose cluster has the identity service. What pachctl's file names counts beside a
   * real cluster alone that the same file leads to: practice never acts on an enterprise server.
   */
  String enterprise() {
    if (!chosen.isEmpty()) {
      return chosen.getFirst();
    }
    return real.variable(ENTERPRISE_VARIABLE)
        .map(named -> shownName(real.ofEnvironment(ENTERPRISE_VARIABLE, own.get()), named))
        .or(this::enterpriseOfFile)
        .orElseGet(this::nameAtHand);
  }

  Context requireEnterprise() {
    String name = enterprise();
    if (name.equals(nameAtHand())) {
      return atHand();
    }
    boolean ofVariable = real.variable(ENTERPRISE_VARIABLE).isPresent();
    return find(name)
        .orElseThrow(
            () ->
                new Failure(
                    Exit.FAILED,
                    "context does not exist: %s, which %s as the enterprise context"
                        .formatted(
                            name,
                            ofVariable
                                ? ENTERPRISE_VARIABLE + " names"
                                : "pachctl's configuration file names"),
                    ofVariable
                        ? "'unset " + ENTERPRISE_VARIABLE + "' lets the context at hand count."
                        : "Choose another one: 'config set active-enterprise-context NAME'."));
  }

  private static String shownName(Optional<Context> context, String otherwise) {
    return context.map(Context::name).orElse(otherwise);
  }

  private Optional<String> enterpriseOfFile() {
    boolean kept = kept(nameAtHand()).filter(context -> !context.isEmbedded()).isPresent();
    return kept
        ? real.config()
            .activeEnterprise()
            .map(entry -> shownName(real.named(entry, own.get()), entry))
        : Optional.empty();
  }

  Context named(String name) {
    return find(name).orElseThrow(() -> unknown(name));
  }

  Optional<Context> find(String name) {
    return address.now().filter(context -> context.name().equals(name)).or(() -> kept(name));
  }

  List<Context> all() {
    List<Context> all = new ArrayList<>(own.get().byName().values());
    address.now().ifPresent(all::add);
    all.addAll(real.all(own.get()));
    return all;
  }

  List<String> names() {
    try {
      return all().stream().map(Context::name).toList();
    } catch (Failure e) {
      return List.copyOf(own.get().byName().keySet());
    }
  }

  private Failure noneAtHand() {
    String name = nameAtHand();
    if (chosen.isEmpty() && real.variable(VARIABLE).isPresent()) {
      return new Failure(
          Exit.FAILED,
          "context does not exist: " + name + ", which " + VARIABLE + " names",
          "'unset PACH_CONTEXT' lets pachsh's own active context count; 'config list context' shows"
              + " all.");
    }
    return new Failure(
        Exit.FAILED,
        "context does not exist any more: " + name + ", which is the active one",
        "Choose another one: 'config set active-context local'.");
  }

  private Failure unknown(String name) {
    List<String> near = Spelling.near(name, names());
    return new Failure(
        Exit.FAILED,
        "context does not exist: " + name,
        near.isEmpty()
            ? "'config list context' shows them; 'config set context NAME --embedded' makes one."
            : "Did you mean '" + near.get(0) + "'?");
  }
}
