package io.pachsh.cli.auth;

import io.pachsh.access.Principal;
import io.pachsh.cli.auth.access.KnownPrincipals;
import io.pachsh.cli.auth.access.PrincipalWords;
import io.pachsh.cluster.TokenSummary;
import io.pachsh.command.AskingRule;
import io.pachsh.command.Command;
import io.pachsh.command.Confirmation;
import io.pachsh.command.TokenHash;
import io.pachsh.console.Console;
import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.outside.Lines;
import io.pachsh.secret.Secret;
import io.pachsh.session.AdministratorWatch;
import io.pachsh.session.Session;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Ends one token, or all tokens of somebody. */
@CommandLine.Command(
    footer = {
      "",
      "Examples:",
      "  auth revoke 3b5f6c01a2d4",
      "  auth revoke --user=robot:ci",
      "  auth revoke --token=@stolen.token"
    })
final class RevokeCommand implements Command {
  private static final int SHORTEST = 6;

  /** A root token that somebody supplied has at least so many characters. */
  private static final int SHORTEST_TOKEN = 16;

  private final Session session;
  private final TokenInput tokenInput;

  @Mixin private final Confirmation confirmation;

  @Parameters(
      arity = "0..1",
      paramLabel = "HASH",
      description = "A token's hash from 'auth list tokens', or how it alone begins.")
  private @Nullable TokenHash hash;

  @Option(names = "--token", paramLabel = "TOKEN", description = "The token, as @FILE or env:NAME.")
  private @Nullable Secret token;

  @Option(
      names = "--user",
      paramLabel = "PRINCIPAL",
      description = "Whose tokens to end, such as robot:ci or okta:a@b.c.")
  private @Nullable String user;

  @Option(
      names = "--force",
      description = "Even when nobody could administer the cluster afterwards.")
  private boolean force;

  RevokeCommand(Session session, Console console, TokenInput tokenInput) {
    this.session = session;
    this.tokenInput = tokenInput;
    this.confirmation = new Confirmation(session, console, AskingRule.ON_REAL_CLUSTER);
  }

  @Override
  public Answer run(Streams streams) {
    int given = (token == null ? 0 : 1) + (user == null ? 0 : 1) + (hash == null ? 0 : 1);
    if (given == 0) {
      throw new Failure(Exit.USAGE, "one of --token or --user must be set", "Or give a HASH.");
    }
    if (given > 1) {
      throw new Failure(Exit.USAGE, "only one of --token or --user can be set");
    }
    Optional<TokenSummary> listed =
        Optional.ofNullable(hash).map(TokenHash::text).map(this::listed);
    Optional<Principal> whose = Optional.ofNullable(user).map(this::named);
    confirmation.require(List.of(), loss(listed) + " Go on?", streams);
    AdministratorWatch watch = AdministratorWatch.begin(session, session.context().name());
    int revoked =
        listed.isPresent()
            ? session.caller().tokens().revokeHash(listed.get().hash(), force)
            : token != null
                ? session.caller().tokens().revoke(tokenInput.alone(token, streams), force)
                : session.caller().tokens().revokeAllOf(whose.orElseThrow(), force);
    watch.end(streams);
    return Answer.one(
        Fields.of("revoked", revoked),
        revoked + (revoked == 1 ? " auth token revoked" : " auth tokens revoked"));
  }

  private String loss(Optional<TokenSummary> listed) {
    if (listed.isPresent()) {
      return "The token " + listed.get().hash() + " of " + listed.get().principal() + " ends.";
    }
    return user == null ? "The token ends." : "All tokens of " + user + " end.";
  }

  /** The token whose hash begins so, which has to be one alone. */
  private TokenSummary listed(String beginning) {
    String lower = beginning.toLowerCase(Locale.ROOT);
    if (lower.length() < SHORTEST || !lower.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
      throw unlisted(beginning, "That is no beginning of a hash.");
    }
    List<TokenSummary> found =
        session.caller().tokens().all().stream()
            .filter(token -> token.hash().startsWith(lower))
            .toList();
    if (found.isEmpty()) {
      throw unlisted(beginning, "No token has a hash that begins so.");
    }
    if (found.size() > 1) {
      throw new Failure(
          Exit.FAILED,
          found.size() + " tokens have a hash that begins with " + lower + ": write more of it.",
          "'auth list tokens -o json' shows the hashes.");
    }
    return found.get(0);
  }

  /** It may be a token itself, which is shown and kept nowhere. */
  private Failure unlisted(String word, String sentence) {
    if (word.length() >= SHORTEST_TOKEN) {
      session.secrets().learn(Secret.of(word));
    }
    return new Failure(
        Exit.FAILED,
        sentence,
        Lines.of(
            "'auth list tokens' shows how hashes begin: write "
                + SHORTEST
                + " or more of their hexadecimal digits.",
            "A token itself is given by --token=@FILE."));
  }

  private Principal named(String text) {
    PrincipalWords.requireSingle(List.of(text), one -> List.of("auth", "revoke", "--user=" + one));
    return force ? new Principal(text) : new KnownPrincipals(session).named(text);
  }
}
