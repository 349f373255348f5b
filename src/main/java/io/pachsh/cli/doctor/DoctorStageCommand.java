package io.pachsh.cli.doctor;

import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.doctor.Check;
import io.pachsh.output.Answer;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;

/** Makes the checks of one stage. */
@picocli.CommandLine.Command
final class DoctorStageCommand implements Command {
  private final Supplier<List<Check>> checks;
  private final String example;

  @Mixin private final ExaminationOptions options = new ExaminationOptions();

  DoctorStageCommand(Supplier<List<Check>> checks, String example) {
    this.checks = checks;
    this.example = example;
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.usageMessage().footer("", "Example:", "  " + example);
  }

  @Override
  public Answer run(Streams streams) {
    return options.report().of(checks.get(), streams);
  }
}
