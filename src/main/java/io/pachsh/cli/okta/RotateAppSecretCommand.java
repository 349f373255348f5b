package io.pachsh.cli.okta;

import io.pachsh.cluster.Caller;
import io.pachsh.command.Command;
import io.pachsh.command.Confirmation;
import io.pachsh.console.Console;
import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.okta.OktaApp;
import io.pachsh.okta.OktaOrg;
import io.pachsh.okta.OktaSecret;
import io.pachsh.okta.OktaSecrets;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.outside.Lines;
import io.pachsh.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Replaces the app's client secret without anybody being locked out. In this order:
 *
 * <ol>
 *   <li>the cluster says where it keeps the secret, and Okta which secrets there are; Okta keeps
 *       two at most, so one that the cluster does not use is withdrawn;
 *   <li>the person agrees;
 *   <li>Okta makes a new one;
 *   <li>the cluster gets it;
 *   <li>Okta is asked whether it takes it;
 *   <li>only then the old one is withdrawn.
 * </ol>
 */
@CommandLine.Command(
    footer = {
      "",
      "Okta is asked once with a code that it never gave, which its log shows.",
      "",
      "Examples:",
      "  okta rotate-secret",
      "  okta rotate-secret --keep-old --yes"
    })
final class RotateAppSecretCommand implements Command {
  private final Session session;
  private final OktaConnections connections;

  @Mixin private final AppChoice choice;

  @Option(names = "--keep-old", description = "Leave the old secret valid at Okta.")
  private boolean keepOld;

  @Mixin private final Confirmation confirmation;

  RotateAppSecretCommand(Session session, OktaConnections connections, Console console) {
    this.session = session;
    this.connections = connections;
    this.choice = new AppChoice(session);
    this.confirmation = new Confirmation(session, console);
  }

  @Override
  public Answer run(Streams streams) {
    OktaOrg org = connections.org();
    Caller caller = session.caller();
    OktaApp app = OktaWork.during(org, streams, choice::find);
    SecretPlace place = SecretPlace.of(caller, app.clientId()).orElseThrow(() -> usedNowhere(app));
    session.secrets().learn(place.secret());
    List<OktaSecret> secrets = OktaWork.during(org, streams, at -> at.secrets().of(app));
    secrets.forEach(each -> each.value().ifPresent(session.secrets()::learn));
    Optional<OktaSecret> inTheWay = inTheWay(app, place, secrets);
    List<String> steps = steps(app, place, inTheWay);
    confirmation.require(steps, "Replace the secret of the app '" + app.label() + "'?", streams);
    SecretRotation rotation = new SecretRotation(app, place, caller, session.secrets()::learn);
    List<String> done =
        OktaWork.during(org, streams, at -> rotation.apply(at, secrets, inTheWay, keepOld));
    session.variables().set("OKTA_CLIENT_SECRET", rotation.current().reveal());
    List<String> lines = new ArrayList<>(done);
    lines.add("OKTA_CLIENT_SECRET is set.");
    return new Answer.One(Fields.of("client_id", app.clientId()).with("done", done), lines);
  }

  private List<String> steps(OktaApp app, SecretPlace place, Optional<OktaSecret> inTheWay) {
    List<String> steps = new ArrayList<>();
    inTheWay.ifPresent(
        secret ->
            steps.add(
                "- the secret %s of %s is withdrawn: Okta keeps two, and the cluster does not use it"
                    .formatted(secret.id(), secret.created())));
    steps.add("+ a new secret of the app '" + app.label() + "' at Okta");
    steps.add("~ " + place.text() + " of '" + session.context().name() + "' gets it");
    steps.add("? Okta is asked whether it takes it");
    if (!keepOld) {
      steps.add("- the old secret is withdrawn at Okta");
    }
    return steps;
  }

  /** The secret that has to go first, because there are two already. */
  private static Optional<OktaSecret> inTheWay(
      OktaApp app, SecretPlace place, List<OktaSecret> secrets) {
    if (secrets.size() < OktaSecrets.MOST) {
      return Optional.empty();
    }
    List<OktaSecret> unused = SecretPlace.unused(secrets, place.secret());
    if (unused.size() == 1 && secrets.size() == OktaSecrets.MOST) {
      return Optional.of(unused.get(0));
    }
    throw new Failure(
        Exit.FAILED,
        "The app '%s' has two secrets at Okta already, and it cannot be told which one the cluster uses."
            .formatted(app.label()),
        Lines.of(
                secrets.stream()
                    .map(each -> "  " + each.id() + ", made " + each.created())
                    .toList())
            .and(
                "Remove the one that is not used in the Admin Console, on the app's General tab,"
                    + " and run it again."));
  }

  private Failure usedNowhere(OktaApp app) {
    return new Failure(
        Exit.FAILED,
        "The cluster of '%s' does not use the app '%s' (%s), so a new secret would reach nobody."
            .formatted(session.context().name(), app.label(), app.clientId()),
        "Choose the context whose cluster does, with --context; 'auth get-config' shows its"
            + " client_id.");
  }
}
