package io.pachsh.cli.okta;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.okta.OktaApp;
import io.pachsh.okta.OktaOrg;
import io.pachsh.outside.Lines;
import io.pachsh.session.Session;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which app a command is about: the one that is named, else the session's, else Pachyderm's. */
final class AppChoice {
  /** What the guide calls the app. */
  static final String DEFAULT = "Pachyderm";

  private static final String CLIENT_ID = "OKTA_CLIENT_ID";

  private final Session session;

  @Option(
      names = "--app",
      paramLabel = "APP",
      description = "The app's name or client id; by default $OKTA_CLIENT_ID's, else 'Pachyderm'.")
  private @Nullable String app;

  AppChoice(Session session) {
    this.session = session;
  }

  /** Asks Okta for it; fails when there is none, or more than one. */
  OktaApp find(OktaOrg org) {
    if (app != null) {
      return named(org, app);
    }
    Optional<String> id = session.variables().value(CLIENT_ID).filter(text -> !text.isBlank());
    return id.flatMap(org.apps()::find).orElseGet(() -> named(org, DEFAULT));
  }

  private static OktaApp named(OktaOrg org, String text) {
    List<OktaApp> named = org.apps().named(text);
    if (named.size() == 1) {
      return named.get(0);
    }
    if (named.size() > 1) {
      throw new Failure(
          Exit.FAILED,
          "Okta has %d apps '%s'.".formatted(named.size(), text),
          Lines.of("Name one by its client id:")
              .and(Lines.of(named.stream().map(each -> "  --app " + each.id()).toList())));
    }
    Optional<OktaApp> byId =
        text.matches("[A-Za-z0-9]{10,100}") ? org.apps().find(text) : Optional.empty();
    return byId.orElseThrow(
        () ->
            new Failure(
                Exit.FAILED,
                "Okta has no app '" + text + "'.",
                "'okta apps' lists those that are there; 'okta register' makes one."));
  }
}
