package io.pachsh.pachd.connection;

import io.grpc.Status;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.outside.Outside;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sentences with which pachd refuses. They cross the wire as text, often inside other text, and
 * are told by what they contain, as pachctl does.
 */
final class PachdErrors {
  private static final Pattern UNBOUND =
      Pattern.compile(
          "no role binding exists for ([A-Z_]+) ?((?:[\\w./-]*[\\w/-])?)(?=[.;,)\\s]|$)");

  private static final Pattern UNKNOWN_METHOD =
      Pattern.compile("unknown (?:service|method)|Method not found|not implemented");

  private static final Pattern ENVIRONMENT =
      Pattern.compile("disabled? when .*environment", Pattern.CASE_INSENSITIVE);

  private static final Map<String, Refusal> SENTENCES =
      Map.of(
          "the auth service is not activated", new Refusal.NotActivated(),
          "the auth service is already activated", new Refusal.AlreadyActivated(),
          "no authentication token", new Refusal.NotSignedIn(),
          "no authentication metadata", new Refusal.NotSignedIn(),
          "provided auth token is corrupted or has expired", new Refusal.BadToken(),
          "token expiration is in the past", new Refusal.ExpiredToken(),
          "OIDC ID provider configuration not found", new Refusal.NoProvider(),
          "ID does not exist", new Refusal.UnknownId(),
          "ID already exists", new Refusal.TakenId());

  private PachdErrors() {}

  static RuntimeException refusal(String rpc, Status.Code code, String text) {
    Optional<Refusal> known = known(code, text);
    if (known.isPresent()) {
      return new RefusedException(known.get());
    }
    if (code == Status.Code.UNIMPLEMENTED || UNKNOWN_METHOD.matcher(text).find()) {
      return missing(rpc, text);
    }
    if (ENVIRONMENT.matcher(text).find() || text.contains("configured in the environment")) {
      return new RefusedException(new Refusal.Managed(sentence(text)));
    }
    Optional<Failure> explained = failure(rpc, code, text);
    return explained.isPresent() ? explained.get() : unexplained(rpc, code, text);
  }

  private static Optional<Refusal> known(Status.Code code, String text) {
    // First what tells most: a name in it may hold the words of another sentence.
    Optional<Refusal> denied = DenialText.read(text);
    if (denied.isPresent()) {
      return denied;
    }
    // Go puts what was being done in front of why it failed.
    Optional<String> last =
        SENTENCES.keySet().stream()
            .filter(text::contains)
            .max(Comparator.comparingInt(text::lastIndexOf));
    if (last.isPresent()) {
      return last.map(SENTENCES::get);
    }
    Matcher unbound = UNBOUND.matcher(text);
    if (unbound.find()) {
      return DenialText.resource(unbound.group(1), unbound.group(2))
          .map(Refusal.NoRoleBinding::new);
    }
    if (code == Status.Code.ALREADY_EXISTS) {
      // The last line says it without the words of the database.
      return Optional.of(new Refusal.Taken(text.substring(text.lastIndexOf('\n') + 1)));
    }
    if (code == Status.Code.FAILED_PRECONDITION && text.startsWith("cannot delete project ")) {
      return Optional.of(new Refusal.NotEmpty(text));
    }
    if (code == Status.Code.NOT_FOUND || text.endsWith("not found")) {
      return Optional.of(new Refusal.NotFound(text));
    }
    return Optional.empty();
  }

  /** The third meaning of UNIMPLEMENTED, after auth that is off and auth that is on already. */
  private static CallException missing(String rpc, String text) {
    boolean identity = rpc.startsWith("identity_v2.");
    String hint =
        identity
            ? "It runs without the identity service, as test servers do; what needs none works,"
                + " such as 'auth activate --only-activate'."
            : "It is an older release, or one of pachd's smaller modes: 'version' says which. What"
                + " does not need this call works.";
    return new CallException(
        CallException.Kind.MISSING,
        new Failure(
            Exit.FAILED, "This pachd does not have %s: %s.".formatted(rpc, sentence(text)), hint));
  }

  private static Optional<Failure> failure(String rpc, Status.Code code, String text) {
    if (text.contains("Enterprise is not active") || text.contains("Enterprise License")) {
      return Optional.of(
          new Failure(
              Exit.FAILED,
              "This pachd wants an Enterprise licence for access control: %s."
                  .formatted(sentence(text)),
              "Releases before 2.12 do. Register one with 'pachctl license activate'; until then"
                  + " only administrators bound to clusterAdmin by name can work."));
    }
    if (text.contains("does not implement OIDC protocol")) {
      return Optional.of(
          new Failure(
              Exit.FAILED,
              "pachd could not use that issuer, and kept the configuration as it was: %s."
                  .formatted(sentence(text)),
              UnstartedIdentityService.remedy(text)
                  .orElse(
                      "pachd itself asks the issuer, from inside the cluster: it must reach it, and"
                          + " the issuer must be written as the provider publishes it, to the"
                          + " final slash.")));
    }
    if (text.contains("multiple authentication token keys")) {
      return Optional.of(
          new Failure(
              Exit.FAILED,
              "pachd got two tokens with one call: " + sentence(text) + ".",
              "A proxy in between adds an authn-token of its own."));
    }
    if (code == Status.Code.INVALID_ARGUMENT) {
      return Optional.of(
          new Failure(
              Exit.FAILED,
              "pachd could not read the request %s: %s.".formatted(rpc, sentence(text)),
              "This pachd is newer or older than pachsh knows: compare with 'version'."));
    }
    if (code == Status.Code.ABORTED && text.startsWith("panic")) {
      return Optional.of(
          new Failure(
              Exit.FAILED,
              "%s failed inside pachd, which is a bug of it: %s.".formatted(rpc, sentence(text)),
              "Its log has more: kubectl logs -l app=pachd"));
    }
    return Optional.empty();
  }

  /** In pachd's own words. */
  private static RuntimeException unexplained(String rpc, Status.Code code, String text) {
    if (code == Status.Code.PERMISSION_DENIED || code == Status.Code.UNAUTHENTICATED) {
      return new Failure(
          Exit.DENIED,
          "pachd does not permit %s: %s.".formatted(rpc, sentence(text)),
          "If you are an administrator, sign in as one with 'auth use-auth-token'.");
    }
    return text.isEmpty()
        ? new Failure(
            Exit.FAILED,
            "%s failed with %s, and pachd gave no reason.".formatted(rpc, code),
            "Its log may have one: kubectl logs -l app=pachd")
        : new RefusedException(new Refusal.Invalid(text));
  }

  private static String sentence(String text) {
    String line = Outside.of(text.strip()).toString();
    return line.isEmpty()
        ? "it gave no reason"
        : line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }
}
