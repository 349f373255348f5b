package io.pachsh.cli.rehearsal;

import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.failure.Interruption;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.outside.Lines;
import io.pachsh.rehearsal.OrgDetails;
import io.pachsh.rehearsal.OrgSettings;
import io.pachsh.rehearsal.PracticeUser;
import io.pachsh.session.AccessState;
import io.pachsh.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Starts the practice Okta org, and sets the variables that the configuration needs. */
@CommandLine.Command(
    footer = {
      "",
      "It sets OKTA_ISSUER, OKTA_CLIENT_ID, OKTA_CLIENT_SECRET, OKTA_REDIRECT_URI and"
          + " OKTA_API_TOKEN,",
      "and runs until the session ends; as a single command it runs until Ctrl-C.",
      "OKTA_SERVICE_ID and OKTA_SERVICE_KEY are a service app's, which needs no API token:",
      "'okta connect $OKTA_ISSUER --client-id $OKTA_SERVICE_ID --private-key $OKTA_SERVICE_KEY'.",
      "",
      "Example:",
      "  rehearsal start --port 8099"
    })
final class StartCommand implements Command {
  private static final String LOGIN = "'auth login' signs in at it";

  private final Session session;
  private final PracticeOrg org;
  private final boolean staysInForeground;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Where to listen; by default where it listened last time.")
  private @Nullable Integer port;

  @Option(
      names = "--redirect-uri",
      paramLabel = "URI",
      description = "The redirect URI to register for the app.")
  private @Nullable String redirectUri;

  StartCommand(Session session, PracticeOrg org, boolean staysInForeground) {
    this.session = session;
    this.org = org;
    this.staysInForeground = staysInForeground;
  }

  @Override
  public Answer run(Streams streams) {
    OrgSettings settings = OrgSettings.in(org.directory());
    settings = port == null ? settings : settings.onPort(port);
    settings = redirectUri == null ? settings : settings.returningTo(redirectUri);
    OrgDetails details = org.start(settings).details();
    session.secrets().learn(details.clientSecret());
    session.secrets().learn(details.apiToken());
    session.variables().set("OKTA_ISSUER", details.issuer());
    session.variables().set("OKTA_CLIENT_ID", details.clientId());
    session.variables().set("OKTA_CLIENT_SECRET", details.clientSecret().reveal());
    session.variables().set("OKTA_REDIRECT_URI", details.redirectUri());
    session.variables().set("OKTA_API_TOKEN", details.apiToken().reveal());
    details.serviceApp().ifPresent(this::setServiceApp);
    session
        .addressAtHand()
        .ifPresent(
            address ->
                streams.note(
                    "PACHD_ADDRESS is set: commands go to "
                        + address
                        + ", not to the practice cluster. To practise: config set active-context"
                        + " local"));
    if (staysInForeground) {
      streams.begin(
          Lines.of(described(details, false).lines()).and("It runs until you press Ctrl-C."));
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        throw new Interruption();
      }
    }
    return described(details, true).leadingTo(next(details));
  }

  private void setServiceApp(OrgDetails.ServiceCredentials app) {
    session.secrets().learn(app.key());
    session.variables().set("OKTA_SERVICE_ID", app.clientId());
    session.variables().set("OKTA_SERVICE_KEY", app.key().reveal());
  }

  /** What the values are good for where the session stands. */
  private Optional<String> next(OrgDetails details) {
    AccessState state = AccessState.of(session);
    if (state == AccessState.UNREADABLE) {
      return Optional.empty();
    }
    if (!session.context().isEmbedded()) {
      return Optional.of(
          "no real cluster can reach it: 'config set active-context local' goes to one to practise"
              + " on");
    }
    return switch (state) {
      case OFF ->
          Optional.of(
              "'auth activate --initial-admin=robot:admin', then 'auth set-config' with these"
                  + " values");
      case WITHOUT_PROVIDER ->
          Optional.of("'auth set-config' with these values connects the cluster to it");
      case SIGNED_OUT -> Optional.of(LOGIN);
      default -> AccessState.issuer(session).filter(details.issuer()::equals).map(same -> LOGIN);
    };
  }

  private static Answer.One described(OrgDetails details, boolean inSession) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "The rehearsal org, a practice Okta org, runs on this computer. Its app 'Rehearsal':");
    lines.add("  issuer         " + details.issuer());
    lines.add("  client_id      " + details.clientId());
    lines.add(
        "  client_secret  " + (inSession ? "$OKTA_CLIENT_SECRET" : "in rehearsal.json (0600)"));
    lines.add("  redirect_uri   " + details.redirectUri());
    lines.add("Its users, who all have the password '" + password(details) + "':");
    for (PracticeUser user : details.users()) {
      String groups = user.groups().isEmpty() ? "" : "  groups " + String.join(", ", user.groups());
      lines.add("  " + user.email() + groups);
    }
    if (inSession) {
      lines.add("OKTA_ISSUER, OKTA_CLIENT_ID, OKTA_CLIENT_SECRET and OKTA_REDIRECT_URI are set.");
      lines.add("To practise registering an app:");
      lines.add("  okta connect $OKTA_ISSUER --token $OKTA_API_TOKEN");
    }
    Fields fields =
        Fields.of("issuer", details.issuer())
            .with("client_id", details.clientId())
            .with("redirect_uri", details.redirectUri())
            .with("users", details.users().stream().map(PracticeUser::email).toList());
    return new Answer.One(fields, lines);
  }

  private static String password(OrgDetails details) {
    return details.users().get(0).password().reveal();
  }
}
