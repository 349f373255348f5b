package io.pachsh.screen;

import io.pachsh.access.LoginProblem;
import io.pachsh.access.Refusal;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.outside.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what a cluster refused into what a person can act on. */
public final class Refusals {
  private static final Pattern UNKNOWN_PREFIX =
      Pattern.compile("^subject has unrecognized prefix: (\\S+):$");

  /** Before the provider's name in the prefix of its groups. */
  private static final String GROUP_OF = "group/";

  private Refusals() {}

  /** Why a login did not work, with what was expected and found. */
  public static Failure failure(LoginProblem problem) {
    List<String> hint = new ArrayList<>();
    if (!problem.expected().isEmpty()) {
      hint.add("expected: " + problem.expected());
    }
    if (!problem.found().isEmpty()) {
      hint.add("found:    " + problem.found());
    }
    hint.add(problem.remedy());
    return new Failure(
        problem.isUnreachable() ? Exit.UNREACHABLE : Exit.DENIED,
        problem.sentence() + " (check: " + problem.check() + ")",
        Lines.of(hint));
  }

  public static Failure failure(Refusal refusal) {
    if (refusal instanceof Refusal.NotActivated) {
      return new Failure(
          Exit.FAILED,
          refusal.sentence(),
          "Switch access control on with 'auth activate --initial-admin=robot:admin'.");
    }
    if (refusal instanceof Refusal.AlreadyActivated) {
      return new Failure(
          Exit.FAILED,
          refusal.sentence(),
          "Sign in with 'auth use-auth-token' or 'auth login'; 'auth deactivate' starts afresh.");
    }
    if (refusal instanceof Refusal.NotSignedIn) {
      return new Failure(
          Exit.DENIED,
          refusal.sentence(),
          "Run 'auth login', or 'auth use-auth-token' with a token you kept.");
    }
    if (refusal instanceof Refusal.BadToken || refusal instanceof Refusal.ExpiredToken) {
      return new Failure(
          Exit.DENIED,
          refusal.sentence(),
          "The token may be mistyped, revoked or out of date: run 'auth login', or 'auth"
              + " use-auth-token' with another token.");
    }
    if (refusal instanceof Refusal.LoginRefused login) {
      return failure(login.problem());
    }
    if (refusal instanceof Refusal.NotAuthorized denied) {
      return new Failure(
          Exit.DENIED,
          refusal.sentence(),
          Remedy.of(denied.missing(), denied.resource())
              .map(remedy -> remedy.hint(denied.caller()))
              .orElse(Lines.none())
              .and("If you are an administrator, sign in as one with 'auth use-auth-token'."));
    }
    if (refusal instanceof Refusal.NoRoleBinding) {
      return new Failure(
          Exit.FAILED,
          refusal.sentence(),
          "'list project' and 'list repo' show what there is; 'create project' and 'create repo'"
              + " make more.");
    }
    if (refusal instanceof Refusal.NotEmpty) {
      return new Failure(
          Exit.FAILED,
          refusal.sentence(),
          "'list repo' shows the repos of all projects: delete those of this one first.");
    }
    if (refusal instanceof Refusal.LockOut) {
      return new Failure(
          Exit.FAILED,
          refusal.sentence(),
          Lines.text(
              """
              Nothing was changed. First make another administrator who holds a token:
                auth add clusterAdmin robot:NAME cluster
                auth get-robot-token NAME
              --force does it nevertheless.\
              """));
    }
    if (refusal instanceof Refusal.NoProvider) {
      return new Failure(
          Exit.FAILED,
          refusal.sentence(),
          "A cluster administrator has to run 'auth set-config' first.");
    }
    if (refusal instanceof Refusal.StaleVersion stale) {
      return new Failure(
          Exit.FAILED,
          refusal.sentence(),
          "Look at the live configuration with 'auth get-config', then send yours again with"
              + " live_config_version: "
              + stale.live()
              + ".");
    }
    if (refusal instanceof Refusal.Owned) {
      return new Failure(
          Exit.FAILED,
          refusal.sentence(),
          "You see what it saved last. Leave the other one first, or practise on a cluster of"
              + " your own: 'config set context NAME --embedded'.");
    }
    if (refusal instanceof Refusal.Served) {
      return new Failure(
          Exit.FAILED,
          refusal.sentence(),
          "'undo' takes back the last changes; 'serve stop' ends the serving.");
    }
    if (refusal instanceof Refusal.Unrecovered) {
      return new Failure(
          Exit.FAILED,
          refusal.sentence(),
          "Bring them back with 'recover', or drop them with 'revert'.");
    }
    if (refusal instanceof Refusal.Managed) {
      return new Failure(
          Exit.FAILED,
          refusal.sentence(),
          "It was installed with Helm, which gives pachd these settings in its environment: change"
              + " the values (oidc.…, pachd.rootToken, …) and run 'helm upgrade'.");
    }
    if (refusal instanceof Refusal.Lacking lacking) {
      return new Failure(Exit.FAILED, refusal.sentence(), lacking.instead());
    }
    if (refusal instanceof Refusal.Invalid) {
      return new Failure(Exit.FAILED, refusal.sentence(), unknownPrefix(refusal.sentence()));
    }
    return new Failure(Exit.FAILED, refusal.sentence());
  }

  /** What to do about a prefix that no configured provider has; nothing for other sentences. */
  private static Lines unknownPrefix(String sentence) {
    Matcher unknown = UNKNOWN_PREFIX.matcher(sentence);
    if (!unknown.find()) {
      return Lines.none();
    }
    String kind = unknown.group(1);
    boolean group = kind.startsWith(GROUP_OF);
    String provider = group ? kind.substring(GROUP_OF.length()) : kind;
    return Lines.of(
        "No provider '"
            + provider
            + "' is connected here: connect it first, with 'auth set-config', or write "
            + (group ? "group:NAME." : "user:EMAIL or robot:NAME."));
  }
}
