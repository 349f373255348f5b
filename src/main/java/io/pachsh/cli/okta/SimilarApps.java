package io.pachsh.cli.okta;

import io.pachsh.console.Console;
import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.okta.OktaApp;
import io.pachsh.okta.registration.Registration;
import io.pachsh.outside.Lines;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/**
 * Tells which of the apps that have the wanted name is Pachyderm's: a web app that sends browsers
 * back to one of the wanted addresses. One that is somebody else's is taken only when the person
 * says so.
 */
final class SimilarApps {
  private final Console console;

  @Option(
      names = "--adopt",
      description = "Take the app of that name, though it sends browsers elsewhere so far.")
  private boolean adopt;

  SimilarApps(Console console) {
    this.console = console;
  }

  /** The app to complete; empty for making one. */
  Optional<OktaApp> ours(List<OktaApp> named, Registration wanted, Streams streams) {
    Optional<OktaApp> ours =
        named.stream()
            .filter(OktaApp::isWebApp)
            .filter(app -> app.redirectUris().stream().anyMatch(wanted.redirectUris()::contains))
            .findFirst();
    if (ours.isPresent() || named.isEmpty()) {
      return ours;
    }
    OktaApp other = named.stream().filter(OktaApp::isWebApp).findFirst().orElse(named.get(0));
    if (!other.isWebApp()) {
      throw new Failure(
          Exit.FAILED,
          "The app '%s' at Okta is not Pachyderm's: it is of the type %s, and Pachyderm is an OpenID Connect web app."
              .formatted(other.label(), type(other)),
          "Register Pachyderm under another name: okta register --name 'Pachyderm 2'");
    }
    if (adopt) {
      return Optional.of(other);
    }
    String question =
        "The app '%s' at Okta (%s) may be somebody else's: it sends browsers back to %s."
            .formatted(other.label(), other.id(), String.join(", ", other.redirectUris()));
    Lines ways =
        Lines.of(
            "--adopt takes it, and adds " + String.join(", ", wanted.redirectUris()) + ".",
            "--name registers Pachyderm under another name.");
    if (!streams.atTerminal()) {
      throw new Failure(Exit.FAILED, question, ways);
    }
    streams.say(question);
    streams.err().flush();
    if (!console.agrees("Add ours to it?")) {
      throw new Failure(Exit.FAILED, "operation aborted", ways);
    }
    return Optional.of(other);
  }

  private static String type(OktaApp app) {
    return app.isOpenIdConnect() ? app.applicationType() : app.signOnMode();
  }
}
