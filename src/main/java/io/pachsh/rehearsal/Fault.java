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
