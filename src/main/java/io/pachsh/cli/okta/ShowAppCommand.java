package io.pachsh.cli.okta;

import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.okta.GroupsFilter;
import io.pachsh.okta.OktaApp;
import io.pachsh.okta.OktaClaims;
import io.pachsh.okta.OktaGroup;
import io.pachsh.okta.OktaOrg;
import io.pachsh.okta.OktaSecret;
import io.pachsh.okta.OktaUser;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.session.Session;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** Shows the app that Pachyderm is at Okta: how it is registered, and who may log in. */
@CommandLine.Command(footer = {"", "Example:", "  okta show --app Pachyderm"})
final class ShowAppCommand implements Command {
  private final OktaConnections connections;

  @Mixin private final AppChoice choice;

  ShowAppCommand(Session session, OktaConnections connections) {
    this.connections = connections;
    this.choice = new AppChoice(session);
  }

  @Override
  public Answer run(Streams streams) {
    OktaOrg org = connections.org();
    return OktaWork.during(org, streams, this::shown);
  }

  private Answer shown(OktaOrg org) {
    OktaApp app = choice.find(org);
    List<String> users =
        org.directory().usersOf(app).stream().map(OktaUser::login).sorted().toList();
    List<String> groups =
        org.directory().groupsOf(app).stream().map(OktaGroup::name).sorted().toList();
    List<OktaSecret> secrets =
        app.isOpenIdConnect() && app.hasSecret() ? org.secrets().of(app) : List.of();
    String claim = claim(org, app);
    List<String> lines = new ArrayList<>();
    lines.add("The app '" + app.label() + "' at " + org.address() + ":");
    lines.add("  client_id      " + app.clientId());
    lines.add("  status         " + (app.isActive() ? "active" : "inactive: nobody can log in"));
    lines.add("  type           " + type(app));
    app.redirectUris().forEach(uri -> lines.add("  redirect_uri   " + uri));
    lines.add("  grant types    " + String.join(", ", app.grantTypes()));
    lines.add("  groups claim   " + claim);
    users.forEach(login -> lines.add("  assigned to    user:" + login));
    groups.forEach(name -> lines.add("  assigned to    group:" + name));
    if (users.isEmpty() && groups.isEmpty()) {
      lines.add("  assigned to    nobody: 'okta assign' lets people in");
    }
    for (OktaSecret secret : secrets) {
      lines.add(
          "  secret         %s, made %s, %s"
              .formatted(secret.id(), secret.created(), secret.active() ? "active" : "inactive"));
    }
    return new Answer.One(
        Fields.of("client_id", app.clientId())
            .with("name", app.label())
            .with("active", app.isActive())
            .with("type", type(app))
            .with("redirect_uris", app.redirectUris())
            .with("grant_types", app.grantTypes())
            .with("groups_claim", claim)
            .with("users", users)
            .with("groups", groups)
            .with("secrets", secrets.stream().map(OktaSecret::id).toList()),
        lines);
  }

  private static String type(OktaApp app) {
    return app.isOpenIdConnect() ? "OpenID Connect, " + app.applicationType() : app.signOnMode();
  }

  private static String claim(OktaOrg org, OktaApp app) {
    return org.claims()
        .of(app)
        .map(
            claims ->
                claims.stream()
                    .filter(each -> each.name().equals(GroupsFilter.CLAIM))
                    .map(OktaClaims.Claim::expression)
                    .findFirst()
                    .orElse("none that the API knows of"))
        .orElse("not to be seen by the API of this org");
  }
}
