package io.pachsh.cli.okta;

import io.pachsh.command.Command;
import io.pachsh.command.Confirmation;
import io.pachsh.console.Console;
import io.pachsh.console.Streams;
import io.pachsh.okta.GroupsFilter;
import io.pachsh.okta.OktaApp;
import io.pachsh.okta.OktaOrg;
import io.pachsh.okta.registration.Assignee;
import io.pachsh.okta.registration.Progression;
import io.pachsh.okta.registration.Registration;
import io.pachsh.okta.registration.RegistrationPlan;
import io.pachsh.okta.registration.RegistrationPlanner;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.rehearsal.OrgSettings;
import io.pachsh.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Registers Pachyderm as an app at Okta. In this order:
 *
 * <ol>
 *   <li>the cluster is asked how people log in, which decides the redirect URI;
 *   <li>Okta is asked for an app of that name; one that looks like somebody else's is asked about;
 *   <li>what it takes is shown, {@code --dry-run} ends here;
 *   <li>the person agrees;
 *   <li>it is done step by step;
 *   <li>the session's variables are set, and the command that connects the cluster is offered.
 * </ol>
 */
@CommandLine.Command(
    footer = {
      "",
      "It may be repeated: what is there already stays, what is missing is added.",
      "",
      "Examples:",
      "  okta register --assign group:Everyone",
      "  okta register --groups-claim starts-with:data- --assign user:ada@example.com --dry-run",
      "  okta register --redirect-uri https://pachyderm.example.com/authorization-code/callback"
    })
final class RegisterCommand implements Command {
  private static final String REDIRECT_URI = "OKTA_REDIRECT_URI";
  private static final String NO_CLAIM = "none";

  private final Session session;
  private final OktaConnections connections;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = AppChoice.DEFAULT,
      description = "The app's name at Okta; by default ${DEFAULT-VALUE}.")
  private String name = AppChoice.DEFAULT;

  @Option(
      names = "--redirect-uri",
      paramLabel = "URI",
      description =
          "Where Okta sends the browser back to; more than one is possible. By default the identity"
              + " service's callback where people log in through it; else $OKTA_REDIRECT_URI, else"
              + " the guide's.")
  private List<String> redirectUris = new ArrayList<>();

  @Option(
      names = "--groups-claim",
      paramLabel = "FILTER",
      defaultValue = "all",
      description =
          "Which groups pachd is told: all, starts-with:TEXT, equals:TEXT, contains:TEXT,"
              + " regex:TEXT, or none to leave that alone.")
  private String groupsClaim = "all";

  @Option(
      names = "--assign",
      paramLabel = "ASSIGNEE",
      description = "Who may log in: user:LOGIN or group:NAME; more than one is possible.")
  private List<String> assign = new ArrayList<>();

  @Option(
      names = "--authorization-server",
      paramLabel = "SERVER",
      description = "A custom authorization server's name; by default the org's own.")
  private @Nullable String authorizationServer;

  @Option(names = "--dry-run", description = "Show what it takes, and change nothing.")
  private boolean dryRun;

  @Mixin private final SimilarApps similarApps;

  @Mixin private final Confirmation confirmation;

  RegisterCommand(Session session, OktaConnections connections, Console console) {
    this.session = session;
    this.connections = connections;
    this.confirmation = new Confirmation(session, console);
    this.similarApps = new SimilarApps(confirmation);
  }

  @Override
  public Answer run(Streams streams) {
    OktaOrg org = connections.org();
    LoginRoute route = LoginRoute.of(session);
    Registration wanted = wanted(route);
    List<OktaApp> named = OktaWork.during(org, streams, at -> at.apps().named(wanted.name()));
    Optional<OktaApp> app = similarApps.ours(named, wanted, streams);
    RegistrationPlan plan =
        OktaWork.during(org, streams, at -> new RegistrationPlanner(at).plan(wanted, app));
    if (dryRun) {
      List<String> lines = new ArrayList<>(planned(plan, org));
      plan.notes().forEach(streams::note);
      lines.add("This was a dry run: nothing was changed at Okta.");
      return new Answer.One(Fields.of("plan", plan.lines()), lines);
    }
    plan.notes().forEach(streams::note);
    if (!plan.changes().isEmpty()) {
      confirmation.require(planned(plan, org), "Do this at " + org.address() + "?", streams);
    }
    Progression done = OktaWork.during(org, streams, plan::apply);
    RegisteredApp registered =
        OktaWork.during(org, streams, at -> RegisteredApp.of(at, done, wanted, route));
    registered.setVariables(session);
    return registered.answer(plan, done, route, session);
  }

  private static List<String> planned(RegistrationPlan plan, OktaOrg org) {
    if (plan.steps().isEmpty()) {
      return List.of("Nothing is missing at " + org.address() + ".");
    }
    List<String> lines = new ArrayList<>(List.of("At " + org.address() + ":"));
    plan.lines().forEach(line -> lines.add("  " + line));
    return lines;
  }

  private Registration wanted(LoginRoute route) {
    return new Registration(
        name,
        redirectUris.isEmpty() ? List.of(usualRedirectUri(route)) : redirectUris,
        groupsClaim.equals(NO_CLAIM)
            ? Optional.empty()
            : Optional.of(GroupsFilter.parse(groupsClaim)),
        assign.stream().map(Assignee::parse).toList(),
        Optional.ofNullable(authorizationServer));
  }

  private String usualRedirectUri(LoginRoute route) {
    if (route.isThroughIdentityService()) {
      return route.callback();
    }
    return session
        .variables()
        .value(REDIRECT_URI)
        .filter(text -> !text.isBlank())
        .orElse(OrgSettings.REDIRECT_URI);
  }
}
