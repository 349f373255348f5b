package io.pachsh.rehearsal;

import java.util.Arrays;
import java.util.Optional;

/** A way in which the rehearsal org can be wrong, so that a person can see what that looks like. */
public enum Fault {
  NONE("off", "The rehearsal org behaves."),
  WRONG_ISSUER("wrong-issuer", "ID tokens name another issuer than the org."),
  NOT_ASSIGNED("not-assigned", "Nobody is assigned to the application: sign-in is denied."),
  NO_EMAIL("no-email", "Neither ID tokens nor userinfo hold an e-mail address."),
  UNVERIFIED_EMAIL("unverified-email", "E-mail addresses come with email_verified: false."),
  UNKNOWN_KEY("unknown-key", "ID tokens are signed with a key that the org does not publish."),
  CLOCK_OFF("clock-off", "The org's clock is 10 minutes ahead."),
  EXPIRED("expired", "ID tokens expired an hour ago."),
  WRONG_NONCE("wrong-nonce", "ID tokens belong to another login."),
  SHARED_SECRET(
      "shared-secret", "ID tokens are signed with a shared secret (HS256), not with a key."),
  NO_KEYS("no-keys", "The org publishes no keys."),
  ISSUER_SLASH("issuer-slash", "The org publishes its issuer with a slash at the end."),
  OTHER_ISSUER("other-issuer", "The org publishes another issuer than its address."),
  REDIRECT_UNKNOWN("redirect-unknown", "The app's redirect URI is not registered."),
  SCOPE_UNKNOWN(
      "scope-unknown", "The org knows no scope for groups, and refuses requests with one."),
  GRANT_MISSING("grant-missing", "The app may not use the grant Authorization Code."),
  PUSHED_REQUESTS("par-required", "The org takes pushed authorization requests (PAR) only."),
  SECRET_REPLACED("secret-replaced", "The app has another client secret at the org."),
  CODE_REFUSED("code-refused", "The token endpoint takes no code."),
  NO_REFRESH("no-refresh", "The org has no refresh tokens."),
  NO_DEVICE_FLOW("no-device-flow", "The org offers no sign-in on another device."),
  GROUPS_TEXT("groups-text", "Groups come as one text, not as a list."),
  UPPER_CASE("upper-case-email", "E-mail addresses come in upper case."),
  OTHER_PERSON(
      "userinfo-other", "The userinfo endpoint, which ID tokens need, tells of another person."),
  SLOW("slow", "Every answer takes a minute."),
  WRONG_AUDIENCE("wrong-audience", "ID tokens are for another application."),
  NO_GROUPS("no-groups", "The application has no groups claim: nobody has groups."),
  TOO_MANY_GROUPS("groups-overage", "Tokens name no groups, for there are too many."),
  THIN_TOKENS(
      "thin-tokens", "ID tokens hold no e-mail, name and groups: the userinfo endpoint has them."),
  NO_USERINFO("userinfo-down", "The userinfo endpoint fails, and ID tokens hold no groups."),
  SECRET_IN_FORM("post-only", "The client secret is taken in the form alone (client_secret_post)."),
  API_RATE_LIMIT("api-rate-limit", "The management API refuses every second request (429)."),
  API_TOKEN_EXPIRED("api-token-expired", "The management API takes no API token (401)."),
  SERVER_ERROR("server-error", "Every request is answered with status 500."),
  HTML("html", "Web pages come where JSON should be.");

  private final String wireName;
  private final String sentence;

  Fault(String wireName, String sentence) {
    this.wireName = wireName;
    this.sentence = sentence;
  }

  /** The name that a person types. */
  public String wireName() {
    return wireName;
  }

  /** Whether it is about the management API alone, which no login uses. */
  public boolean isOfManagement() {
    return this == API_RATE_LIMIT || this == API_TOKEN_EXPIRED;
  }

  /** What the org does, in a sentence. */
  public String sentence() {
    return sentence;
  }

  public static Optional<Fault> named(String wireName) {
    return Arrays.stream(values()).filter(mode -> mode.wireName.equals(wireName)).findFirst();
  }
}
