package io.pachsh.cli.doctor;

import io.pachsh.access.LoginClient;
import io.pachsh.access.LoginOutcome;
import io.pachsh.access.LoginPrompt;
import io.pachsh.access.PendingDevice;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.cli.auth.signin.ProviderSignInStep;
import io.pachsh.cli.auth.signin.SignInWay;
import io.pachsh.cluster.Login;
import io.pachsh.cluster.LoginEntry;
import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.doctor.Check;
import io.pachsh.doctor.ClusterEvidence;
import io.pachsh.doctor.Finding;
import io.pachsh.doctor.LoginStage;
import io.pachsh.doctor.LoginTrial;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.output.Answer;
import io.pachsh.screen.Refusals;
import io.pachsh.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** Tries a login, and explains what came of it; nothing of it is kept. */
@CommandLine.Command(
    footer = {
      "",
      "You sign in at the provider as for 'auth login', and see what the cluster makes of each"
          + " claim:",
      "who you would be, in which groups, with which roles, or why it refuses. No session is kept,",
      "and whoever is signed in here stays so. A real pachd finishes the login itself: its session"
          + " is",
      "revoked at once, and it sets the person's groups anew, as at every login.",
      "",
      "Then the provider is asked two questions about the app, which it logs.",
      "",
      "Examples:",
      "  doctor login",
      "  doctor login --device",
      "  doctor login --as test@pachyderm.com -o json    (on the rehearsal org)"
    })
final class DoctorLoginCommand implements Command {
  private final Session session;
  private final DoctorStages stages;

  @Mixin private final SignInWay way;

  @Mixin private final ExaminationOptions options = new ExaminationOptions();

  DoctorLoginCommand(Session session, DoctorStages stages, ProviderSignInStep step) {
    this.session = session;
    this.stages = stages;
    this.way = new SignInWay(session, step);
  }

  @Override
  public Answer run(Streams streams) {
    way.requireOneWay();
    LoginTrial trial = trial(session.caller().logins().trial(), streams);
    ClusterEvidence evidence = stages.evidence();
    List<Check> checks = new ArrayList<>(new LoginStage(trial, evidence).checks());
    checks.addAll(stages.app(evidence::servedConfiguration));
    return options.report().of(checks, streams);
  }

  private LoginTrial trial(LoginEntry logins, Streams streams) {
    Watched watched = new Watched(logins, new AtomicBoolean());
    try {
      return new LoginTrial.Ended(way.signIn(watched, streams));
    } catch (RefusedException e) {
      if (!(e.refusal() instanceof Refusal.LoginRefused refused)) {
        return stopped(watched, Finding.fail(Refusals.failure(e.refusal())));
      }
      return watched.hasBegun().get()
          ? new LoginTrial.Ended(new LoginOutcome.Refused(refused.problem()))
          : new LoginTrial.NotBegun(Finding.fail(refused.problem()));
    } catch (Failure e) {
      if (e.exit() == Exit.USAGE) {
        throw e;
      }
      return stopped(watched, Finding.fail(e));
    }
  }

  private static LoginTrial stopped(Watched watched, Finding why) {
    return watched.hasBegun().get()
        ? new LoginTrial.NotReturned(why)
        : new LoginTrial.NotBegun(why);
  }

  /** The same logins, of which one remembers whether any was begun. */
  private record Watched(LoginEntry logins, AtomicBoolean hasBegun) implements LoginEntry {
    @Override
    public Login begin(Optional<LoginPrompt> prompt) {
      Login login = logins.begin(prompt);
      hasBegun.set(true);
      return login;
    }

    @Override
    public PendingDevice<LoginOutcome> beginDevice(Optional<LoginClient> client) {
      PendingDevice<LoginOutcome> login = logins.beginDevice(client);
      hasBegun.set(true);
      return login;
    }
  }
}
