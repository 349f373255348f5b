package io.pachsh.cli.doctor;

import io.pachsh.cli.auth.signin.ProviderSignInStep;
import io.pachsh.cli.auth.signin.SleepingProvider;
import io.pachsh.command.CommandTree;

/** The word {@code doctor}. */
public final class DoctorCommands {
  private DoctorCommands() {}

  public static void addTo(
      CommandTree tree, DoctorStages stages, ProviderSignInStep signIn, SleepingProvider sleeper) {
    tree.section("Finding out what is wrong")
        .add(
            "doctor",
            "Checks everything that logins and access depend on.",
            () -> new DoctorCommand(stages))
        .add(
            "doctor provider",
            "Checks the identity provider and the app there.",
            () -> new DoctorProviderCommand(stages))
        .add(
            "doctor cluster",
            "Checks the cluster, its configuration, bindings and tokens.",
            () ->
                new DoctorStageCommand(
                    () -> stages.cluster(stages.evidence()), "doctor cluster -o json"))
        .add(
            "doctor login",
            "Tries a login, and explains what comes of it; nothing is kept.",
            () -> new DoctorLoginCommand(stages.session(), stages, signIn, sleeper))
        .add(
            "doctor context",
            "Checks where the session stands.",
            () -> new DoctorStageCommand(stages::context, "doctor context --strict"))
        .add(
            "doctor install",
            "Checks pachsh on this machine.",
            () -> new DoctorStageCommand(stages::install, "doctor install"));
  }
}
