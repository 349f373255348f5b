package io.pachsh.command;

import io.pachsh.context.Context;
import io.pachsh.context.Contexts;
import io.pachsh.context.RealContexts;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.spelling.Spelling;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Which contexts there are, embedded ones and those of real clusters, and which is at hand. */
final class ContextChoice {
  private static final String VARIABLE = "PACH_CONTEXT";

  private final Supplier<Contexts> own;
  private final RealContexts real;

  /** Contexts chosen instead of the active one, for the run and for its lines, latest first. */
  private final Deque<String> chosen = new ArrayDeque<>();

  ContextChoice(Supplier<Contexts> own, RealContexts real) {
    this.own = own;
    this.real = real;
  }

  void choose(String context) {
    chosen.push(named(context).name());
  }

  void unchoose() {
    chosen.pop();
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
    return find(nameAtHand()).orElseThrow(this::noneAtHand);
  }

  String nameAtHand() {
    return chosen.isEmpty()
        ? real.variable(VARIABLE).orElseGet(() -> own.get().active())
        : chosen.getFirst();
  }

  String enterprise() {
    return real.variable("PACH_ENTERPRISE_CONTEXT")
        .or(() -> real.config().activeEnterprise())
        .orElseGet(this::nameAtHand);
  }

  Context named(String name) {
    return find(name).orElseThrow(() -> unknown(name));
  }

  Optional<Context> find(String name) {
    Optional<Context> embedded = own.get().named(name);
    return embedded.isPresent() ? embedded : real.named(name, own.get());
  }

  List<Context> all() {
    List<Context> all = new ArrayList<>(own.get().byName().values());
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
