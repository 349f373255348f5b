package io.pachsh.okta;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import java.util.List;

/** The client secrets of an application, two at most ({@code …/credentials/secrets}). */
public final class OktaSecrets {
  /** As many as Okta keeps. */
  public static final int MOST = 2;

  private final OktaApi api;

  OktaSecrets(OktaApi api) {
    this.api = api;
  }

  public List<OktaSecret> of(OktaApp app) {
    return api.list(path(app), "show the app's secrets", OktaSecret::of);
  }

  /** Lets Okta make another one, which is active at once. */
  public OktaSecret create(OktaApp app) {
    OktaSecret made =
        api.read(
            api.post(path(app), OktaJson.object(), "make another secret of the app"),
            OktaSecret::of);
    if (made.value().isEmpty()) {
      throw new Failure(
          Exit.FAILED,
          "Okta made the secret " + made.id() + " and does not show it.",
          "Look at it in the Admin Console, on the app's General tab.");
    }
    return made;
  }

  public void activate(OktaApp app, OktaSecret secret) {
    api.act("POST", path(app, secret) + "/lifecycle/activate", "activate the secret");
  }

  /** It is not taken from now on. */
  public void deactivate(OktaApp app, OktaSecret secret) {
    api.act("POST", path(app, secret) + "/lifecycle/deactivate", "deactivate the secret");
  }

  /** Withdraws it for ever. */
  public void withdraw(OktaApp app, OktaSecret secret) {
    if (secret.active()) {
      deactivate(app, secret);
    }
    api.act("DELETE", path(app, secret), "delete the secret");
  }

  private static String path(OktaApp app) {
    return OktaApps.path(app) + "/credentials/secrets";
  }

  private static String path(OktaApp app, OktaSecret secret) {
    return path(app) + "/" + secret.id();
  }
}
