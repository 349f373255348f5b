package io.pachsh.cli.idp.setup;

import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.command.Confirmation;
import io.pachsh.configuration.identity.ConfigSecrets;
import io.pachsh.console.Progress;
import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.outside.Lines;
import io.pachsh.provisioning.HelmValues;
import io.pachsh.provisioning.LoginGoal;
import io.pachsh.provisioning.Plan;
import io.pachsh.provisioning.PlanStep;
import io.pachsh.provisioning.Provisioning;
import io.pachsh.redaction.KnownSecrets;
import io.pachsh.screen.Refusals;
import java.util.ArrayList;
import java.util.List;

/**
 * A plan from its making to its end: shown, agreed to, applied.
 *
 * @param secrets knows every secret that is shown
 * @param dryRun whether it ends with the showing
 * @param showSecrets whether values for Helm hold the secrets
 */
record PlanRun(
    Provisioning provisioning,
    KnownSecrets secrets,
    Confirmation confirmation,
    boolean dryRun,
    boolean showSecrets) {

  /** Goes through it; {@code advice} is what a person does beside it, shown with the plan. */
  Answer.One run(LoginGoal goal, List<String> advice, Streams streams) {
    Plan plan = provisioning.plan(goal);
    if (plan.changesNothing()) {
      return answer(plan, false, goal, List.of("Nothing changes."));
    }
    List<String> shown = new ArrayList<>(plan.lines());
    shown.addAll(advice);
    if (dryRun) {
      shown.add("This was a dry run: nothing was changed.");
      return answer(plan, false, goal, shown);
    }
    boolean seen = confirmation.require(shown, "Apply this plan?", streams);
    try {
      Progress.during(
          "Setting up logins",
          streams,
          () -> {
            plan.apply(Refusals::failure);
            return true;
          });
    } catch (RefusedException e) {
      throw e.refusal() instanceof Refusal.Managed managed ? managed(managed, goal, streams) : e;
    }
    List<String> lines = new ArrayList<>(seen ? List.of() : shown);
    lines.add("The plan is applied: people log in with 'auth login'.");
    return answer(plan, true, goal, lines);
  }

  private static Answer.One answer(Plan plan, boolean applied, LoginGoal goal, List<String> lines) {
    return new Answer.One(
        Fields.of("applied", applied)
            .with("callback", goal.address().callback())
            .with("plan", plan.steps().stream().map(PlanRun::fields).toList()),
        lines);
  }

  private static Fields fields(PlanStep step) {
    return Fields.of("step", step.name())
        .with("action", step.action().word())
        .with("changes", step.difference());
  }

  /** The values for Helm are an answer that can be kept in a file, though nothing was done. */
  private Failure managed(Refusal.Managed managed, LoginGoal goal, Streams streams) {
    if (showSecrets) {
      provisioning.connectors().stream()
          .flatMap(connector -> new ConfigSecrets(connector.config().orElseThrow()).all().stream())
          .forEach(secrets::learn);
    }
    streams.begin(Lines.of(HelmValues.of(goal, provisioning, showSecrets)));
    return new Failure(
        Exit.FAILED,
        managed.sentence(),
        Lines.of(
            "Nothing was changed. It was installed with Helm: these are the values to set, for"
                + " 'helm upgrade'"
                + (showSecrets ? "." : "; --show-secrets writes the secrets into them.")));
  }
}
