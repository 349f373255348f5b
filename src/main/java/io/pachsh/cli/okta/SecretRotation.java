package io.pachsh.cli.okta;

import io.pachsh.access.RefusedException;
import io.pachsh.cluster.Caller;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.failure.Interruption;
import io.pachsh.okta.OktaApp;
import io.pachsh.okta.OktaOrg;
import io.pachsh.okta.OktaSecret;
import io.pachsh.outside.Lines;
import io.pachsh.secret.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Replaces an app's secret step by step; what was done is told when a step does not work. */
final class SecretRotation {
  private final OktaApp app;
  private final SecretPlace place;
  private final Caller caller;
  private final Consumer<Secret> learn;
  private final List<String> done = new ArrayList<>();
  private Secret current;

  SecretRotation(OktaApp app, SecretPlace place, Caller caller, Consumer<Secret> learn) {
    this.app = app;
    this.place = place;
    this.caller = caller;
    this.learn = learn;
    this.current = place.secret();
  }

  /** The secret that the cluster has now. */
  Secret current() {
    return current;
  }

  /** Does it and says what was done, line by line. */
  List<String> apply(
      OktaOrg org, List<OktaSecret> before, Optional<OktaSecret> inTheWay, boolean keepOld) {
    try {
      inTheWay.ifPresent(secret -> withdraw(org, secret));
      OktaSecret made = org.secrets().create(app);
      Secret fresh = made.value().orElseThrow();
      learn.accept(fresh);
      done.add("+ the secret " + made.id() + " at Okta");
      give(org, made, fresh);
      test(org, made, fresh);
      if (!keepOld) {
        before.stream()
            .filter(each -> inTheWay.filter(each::equals).isEmpty())
            .forEach(old -> withdraw(org, old));
      }
      return List.copyOf(done);
    } catch (Interruption e) {
      throw e.told(this::told);
    } catch (Failure e) {
      throw told(e);
    }
  }

  private void withdraw(OktaOrg org, OktaSecret secret) {
    org.secrets().withdraw(app, secret);
    done.add("- the secret " + secret.id() + " is withdrawn at Okta");
  }

  private void give(OktaOrg org, OktaSecret made, Secret fresh) {
    try {
      place.put(caller, fresh);
    } catch (RefusedException | Failure e) {
      withdraw(org, made);
      throw e;
    }
    current = fresh;
    done.add("~ " + place.text() + " has the new secret");
  }

  /** A secret that Okta does not take is replaced by the old one, which still holds. */
  private void test(OktaOrg org, OktaSecret made, Secret fresh) {
    if (org.accepts(place.issuer(), app.clientId(), fresh, place.redirectUri())) {
      done.add("? Okta takes the new secret");
      return;
    }
    place.put(caller, place.secret());
    current = place.secret();
    done.add("~ " + place.text() + " has the old secret again");
    withdraw(org, made);
    throw new Failure(
        Exit.FAILED,
        "Okta does not take the secret that it made, so everything is as before.",
        "Try again in a minute.");
  }

  private Failure told(Failure failure) {
    if (done.isEmpty()) {
      return failure;
    }
    Lines account = failure.below().and("Done before that:");
    for (String line : done) {
      account = account.and("  " + line);
    }
    return new Failure(
        failure.exit(),
        failure.sentence(),
        account.and(
            "The cluster has %s secret; 'okta rotate-secret' may be run again."
                .formatted(current.equals(place.secret()) ? "the old" : "the new")));
  }
}
