package io.pachsh.cli.session;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.cluster.Caller;
import io.pachsh.cluster.Cluster;
import io.pachsh.cluster.ClusterInfo;
import io.pachsh.cluster.Identity;
import io.pachsh.failure.Failure;
import io.pachsh.failure.Interruption;
import io.pachsh.secret.Secret;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a cluster answers in one round of questions. What is not answered in time stays unknown, and
 * what comes later may still be read: each answer stands alone.
 */
final class ClusterAnswers {
  private volatile @Nullable ClusterInfo info;
  private volatile @Nullable Boolean activated;
  private volatile @Nullable Identity identity;
  private volatile @Nullable String signedOut;
  private volatile @Nullable AuthConfiguration configuration;
  private volatile boolean configurationKnown;
  private volatile @Nullable String trouble;

  private ClusterAnswers() {}

  /** Asks a cluster in this process. */
  static ClusterAnswers of(Cluster cluster, Optional<Secret> token) {
    ClusterAnswers answers = new ClusterAnswers();
    answers.ask(cluster, token);
    return answers;
  }

  /**
   * Asks a real cluster, and goes on without what has not been answered in time.
   *
   * @throws Interruption when the person pressed Ctrl-C meanwhile
   */
  static ClusterAnswers within(Duration limit, Cluster cluster, Optional<Secret> token) {
    ClusterAnswers answers = new ClusterAnswers();
    CountDownLatch ended = new CountDownLatch(1);
    Thread thread =
        new Thread(
            () -> {
              answers.ask(cluster, token);
              ended.countDown();
            },
            "status");
    thread.setDaemon(true);
    thread.start();
    try {
      if (!ended.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        answers.trouble = "no answer within " + limit.toSeconds() + " s";
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      thread.interrupt();
      throw new Interruption();
    }
    return answers;
  }

  Optional<ClusterInfo> info() {
    return Optional.ofNullable(info);
  }

  /** Whether access control is on. */
  Optional<Boolean> isActivated() {
    return Optional.ofNullable(activated);
  }

  /** Who the caller is. */
  Optional<Identity> identity() {
    return Optional.ofNullable(identity);
  }

  /** Why the caller is nobody in spite of a token. */
  Optional<String> signedOut() {
    return Optional.ofNullable(signedOut);
  }

  /** How people log in; empty also when nothing is configured. */
  Optional<AuthConfiguration> configuration() {
    return Optional.ofNullable(configuration);
  }

  /** Whether the caller was told that: not everybody may see it. */
  boolean isConfigurationKnown() {
    return configurationKnown;
  }

  /** Why the rest is unknown, as a clause. */
  Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }

  private void ask(Cluster cluster, Optional<Secret> token) {
    try {
      info = cluster.info();
      boolean isOn = cluster.isActivated();
      activated = isOn;
      Caller caller = cluster.as(token);
      if (isOn && token.isPresent() && isSignedIn(caller)) {
        askForConfiguration(caller);
      }
    } catch (RefusedException e) {
      trouble = e.refusal().sentence();
    } catch (Failure e) {
      trouble = e.sentence();
    } catch (Interruption e) {
      // Nobody waits for the rest any more.
    }
  }

  private boolean isSignedIn(Caller caller) {
    try {
      identity = caller.whoAmI();
      return true;
    } catch (RefusedException e) {
      signedOut = e.refusal().sentence();
      return false;
    }
  }

  private void askForConfiguration(Caller caller) {
    try {
      configuration = caller.configuration().live().configuration().orElse(null);
      configurationKnown = true;
    } catch (RefusedException e) {
      if (!(e.refusal() instanceof Refusal.NotAuthorized)) {
        throw e;
      }
    }
  }
}
