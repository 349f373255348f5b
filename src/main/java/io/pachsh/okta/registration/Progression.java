package io.pachsh.okta.registration;

import io.pachsh.okta.OktaApp;
import io.pachsh.secret.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far a plan has come.
 *
 * @param app the application, once there is one
 * @param secret its secret, where Okta has just shown it
 * @param byHand what somebody has to do in the Admin Console, line by line
 */
public record Progression(Optional<OktaApp> app, Optional<Secret> secret, List<String> byHand) {
  public Progression {
    byHand = List.copyOf(byHand);
  }

  Progression with(OktaApp other) {
    return new Progression(Optional.of(other), secret, byHand);
  }

  Progression with(OktaApp made, Secret shown) {
    return new Progression(Optional.of(made), Optional.of(shown), byHand);
  }

  Progression with(List<String> lines) {
    List<String> all = new ArrayList<>(byHand);
    all.addAll(lines);
    return new Progression(app, secret, all);
  }

  /** The application, which an earlier step has made at the latest. */
  OktaApp requireApp() {
    return app.orElseThrow(() -> new IllegalStateException("no step has made the app"));
  }
}
