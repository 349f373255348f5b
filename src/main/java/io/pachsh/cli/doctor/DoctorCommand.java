package io.pachsh.cli.doctor;

import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.doctor.Check;
import io.pachsh.doctor.ClusterEvidence;
import io.pachsh.output.Answer;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Checks everything that a login and access on the context at hand depend on. */
@CommandLine.Command(
    footer = {
      "",
      "Each line says PASS, WARN, FAIL or SKIP, what was seen, and under 'fix:' what to type. A"
          + " check that",
      "could not be made is a SKIP that says why. With a FAIL the status is 1.",
      "",
      "Examples:",
      "  doctor",
      "  doctor --strict -o json",
      "  doctor --probe        (also asks the provider questions that it logs)"
    })
final class DoctorCommand implements Command {
  private final DoctorStages stages;

  @Mixin private final ExaminationOptions options = new ExaminationOptions();

  @Option(
      names = "--probe",
      description = "Also ask the provider about the app, by two questions that it logs.")
  private boolean probe;

  DoctorCommand(DoctorStages stages) {
    this.stages = stages;
  }

  @Override
  public Answer run(Streams streams) {
    List<Check> checks = new ArrayList<>(stages.install());
    checks.addAll(stages.context());
    ClusterEvidence evidence = stages.evidence();
    checks.addAll(stages.cluster(evidence));
    checks.addAll(stages.provider(evidence::servedConfiguration));
    if (probe) {
      checks.addAll(stages.app(evidence::servedConfiguration));
    }
    return options.report().of(checks, streams);
  }
}
