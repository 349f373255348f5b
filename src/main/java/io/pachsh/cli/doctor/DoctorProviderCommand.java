package io.pachsh.cli.doctor;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.doctor.Check;
import io.pachsh.output.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Checks the identity provider: the configured one, or any issuer before it is configured. */
@CommandLine.Command(
    footer = {
      "",
      "Of the configured provider the app is checked as well: its redirect URI and its secret, by",
      "one question each, which the provider logs.",
      "",
      "Examples:",
      "  doctor provider",
      "  doctor provider https://dev-1.okta.com"
    })
final class DoctorProviderCommand implements Command {
  private final DoctorStages stages;

  @Mixin private final ExaminationOptions options = new ExaminationOptions();

  @Parameters(
      arity = "0..1",
      paramLabel = "URL",
      description = "The provider's issuer; the configured one when absent.")
  private @Nullable String issuer;

  DoctorProviderCommand(DoctorStages stages) {
    this.stages = stages;
  }

  @Override
  public Answer run(Streams streams) {
    String given = issuer;
    if (given != null) {
      AuthConfiguration alone = DoctorStages.issuerAlone(given);
      return options.report().of(stages.provider(() -> alone), streams);
    }
    Supplier<AuthConfiguration> configured = stages.evidence()::servedConfiguration;
    List<Check> checks = new ArrayList<>(stages.provider(configured));
    checks.addAll(stages.app(configured));
    return options.report().of(checks, streams);
  }
}
