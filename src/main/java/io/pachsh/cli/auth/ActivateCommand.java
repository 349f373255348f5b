package io.pachsh.cli.auth;

import io.pachsh.access.Principal;
import io.pachsh.access.PrincipalList;
import io.pachsh.access.RefusedException;
import io.pachsh.cli.auth.access.PrincipalWords;
import io.pachsh.cluster.Activation;
import io.pachsh.cluster.ActivationRule;
import io.pachsh.command.Command;
import io.pachsh.command.SecretInput;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.secret.Secret;
import io.pachsh.session.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Switches access control on and signs the session in as its first administrator. */
@CommandLine.Command(
    footer = {
      "",
      "Examples:",
      "  auth activate --initial-admin=robot:admin",
      "  auth activate --initial-admin=robot:admin --token-file=admin.token",
      "  auth activate --only-activate"
    })
final class ActivateCommand implements Command, SecretInput {
  private final Session session;
  private final TokenInput tokenInput;

  @Option(
      names = "--initial-admin",
      paramLabel = "robot:NAME",
      description = "The first cluster administrator.")
  private @Nullable Principal initialAdmin;

  @Option(
      names = "--supply-root-token",
      description =
          "Ask for the root token, or read it from standard input (16 characters or more).")
  private boolean supplyRootToken;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description =
          "Write the token to a new file (0600) instead of showing it; - prints it alone.")
  private @Nullable Path tokenFile;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print the token alone.")
  private boolean quiet;

  @Mixin private final LoginOptions login = new LoginOptions();

  ActivateCommand(Session session, TokenInput tokenInput) {
    this.session = session;
    this.tokenInput = tokenInput;
  }

  @Override
  public Answer run(Streams streams) {
    requireOneAdministrator();
    login.requireForm();
    Optional<Secret> rootToken =
        supplyRootToken
            ? Optional.of(tokenInput.readAlone(streams, "Root token for this cluster"))
                .map(ActivationRule::rootToken)
            : Optional.empty();
    ActivationSequence sequence = new ActivationSequence(session, streams);
    try {
      return tokenFile == null || isOutput(tokenFile)
          ? shown(activate(sequence, rootToken), sequence.finish(login.setup())).leadingTo(next())
          : kept(session.directory().current().resolve(tokenFile), sequence, rootToken, streams)
              .leadingTo(next());
    } catch (RefusedException e) {
      if (sequence.canGoOn(e.refusal())) {
        if (initialAdmin != null) {
          streams.note(
              "access control was on already, so --initial-admin made nobody an administrator;"
                  + " 'auth get cluster' shows who is one");
        }
        return wentOn(sequence.finish(login.setup()));
      }
      throw e;
    } finally {
      if (login.isGiven() && session.context().isEmbedded()) {
        streams.note(
            "an embedded cluster has no identity service of its own: --issuer, --redirect,"
                + " --client-id, --trusted-peers and --scopes mean nothing here");
      }
    }
  }

  private String next() {
    if (!session.context().isEmbedded()) {
      return "'auth get-config' shows how people log in; 'auth set-config' lets pachd ask an"
          + " identity provider of yours";
    }
    return session.variables().value("OKTA_ISSUER").isPresent()
        ? "'auth set-config' connects an identity provider: the values of $OKTA_ISSUER and the"
            + " like are there"
        : "'auth set-config' connects an identity provider; 'rehearsal start' is one to practise"
            + " with";
  }

  /** One is made by activating; those who come after are given the role. */
  private void requireOneAdministrator() {
    if (initialAdmin != null) {
      String first = PrincipalList.in(initialAdmin.text()).stream().findFirst().orElse("");
      PrincipalWords.requireSingle(
          List.of(initialAdmin.text()),
          one ->
              one.equals(first)
                  ? List.of("auth", "activate", "--initial-admin=" + one)
                  : List.of("auth", "add", "clusterAdmin", one, "cluster"));
    }
  }

  private static boolean isOutput(Path file) {
    return file.toString().equals("-");
  }

  private Activation activate(ActivationSequence sequence, Optional<Secret> rootToken) {
    Optional<Principal> admin = Optional.ofNullable(initialAdmin);
    return sequence.withAdministrator(sequence.begin(admin, rootToken), admin);
  }

  private Answer kept(
      Path file, ActivationSequence sequence, Optional<Secret> rootToken, Streams streams) {
    try (TokenFile kept = TokenFile.create(file)) {
      Activation activation = activate(sequence, rootToken);
      kept.write(activation.token(), streams);
      List<String> lines = new ArrayList<>();
      lines.add("Access control is on. You are signed in as " + activation.signedInAs() + ".");
      lines.add("The token is in " + file + "; keep that file safe.");
      lines.addAll(sequence.finish(login.setup()));
      return new Answer.One(
          Fields.of("principal", activation.signedInAs().text())
              .with("token_file", file.toString()),
          lines);
    }
  }

  /** A second run, after the first one failed in the middle. */
  private static Answer wentOn(List<String> done) {
    List<String> lines = new ArrayList<>();
    lines.add("Access control was on already.");
    lines.addAll(done);
    return new Answer.One(Fields.of("activated", true).with("steps", done), lines);
  }

  private Answer shown(Activation activation, List<String> done) {
    String token = activation.token().reveal();
    Fields fields = Fields.of("token", token).with("principal", activation.signedInAs().text());
    if (quiet || (tokenFile != null && isOutput(tokenFile))) {
      return Answer.one(fields, token).revealing(activation.token());
    }
    List<String> lines = new ArrayList<>();
    lines.add("Access control is on. You are signed in as " + activation.signedInAs() + ".");
    lines.addAll(done);
    lines.add(
        "WARNING: save this token somewhere safe; without it you can be locked out of the"
            + " cluster.");
    lines.add("Token of " + activation.signedInAs() + ": " + token);
    if (activation.initialAdmin().isPresent() && activation.root().isPresent()) {
      String root = activation.root().get().reveal();
      fields = fields.with("root_token", root);
      lines.add("Root token: " + root);
    }
    return new Answer.One(fields, lines)
        .revealing(activation.token(), activation.root().orElse(activation.token()));
  }
}
