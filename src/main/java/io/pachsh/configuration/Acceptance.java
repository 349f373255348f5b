package io.pachsh.configuration;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.LiveConfiguration;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Whether a cluster would take a configuration, as far as that can be told without its provider.
 * What is typed passes here, and so does whatever is offered as repaired.
 *
 * @param live what the cluster has now
 * @param keepable refuses, with a failure, what the cluster could not keep
 * @param shown what becomes of a text on the screen, where secrets of the session are masked
 * @param isSet whether a variable of the session has a value, by its name
 */
public record Acceptance(
    LiveConfiguration live,
    Consumer<AuthConfiguration> keepable,
    UnaryOperator<String> shown,
    Predicate<String> isSet) {

  /** Of a cluster that nobody asks: it takes whatever can be read. */
  static final Acceptance UNKNOWN =
      new Acceptance(
          new LiveConfiguration(Integer.MAX_VALUE, Optional.empty()),
          configuration -> {},
          text -> text,
          name -> false);

  /**
   * @throws Failure or RefusedException when the cluster would not take it
   */
  public void require(ConfigurationInput input) {
    if (isUnknown()) {
      return;
    }
    keepable.accept(input.configuration());
    long expected = input.liveConfigVersion();
    if (!live.isVersioned() && input.configuration() instanceof AuthConfiguration.Guide) {
      // There it becomes a plan, which looks at what is there instead of a version.
      return;
    }
    if (expected != 0 && !live.isVersioned()) {
      throw new Failure(
          Exit.FAILED,
          "A real pachd counts no versions of its configuration, so it cannot replace version "
              + expected
              + " alone; nothing was changed.",
          "Leave live_config_version out, and look at 'auth get-config' first.");
    }
    if (expected != 0 && expected != live.version()) {
      throw new RefusedException(new Refusal.StaleVersion(expected, live.version()));
    }
  }

  /** Whether nobody asks the cluster. */
  boolean isUnknown() {
    return equals(UNKNOWN);
  }
}
