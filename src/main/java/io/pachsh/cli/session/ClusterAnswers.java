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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What a cluster answers in one round of questions. Each answer stands alone; what is not there in
 * time stays unknown, and nothing changes any more when somebody reads it.
 */
final class ClusterAnswers {
  private @Nullable ClusterInfo info;
  private @Nullable Boolean activated;
  private @Nullable Identity identity;
  private @Nullable String signedOut;
  private @Nullable AuthConfiguration configuration;
  private boolean configurationKnown;
  private @Nullable String trouble;
  private boolean isOver;

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
    FutureTask<Void> round = new FutureTask<>(() -> answers.ask(cluster, token), null);
    Thread thread = new Thread(round, "status");
    thread.setDaemon(true);
    thread.start();
    try {
      round.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answers.learn(() -> answers.trouble = "no answer within " + limit.toSeconds() + " s");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException bug) {
        throw bug;
      }
      throw new IllegalStateException("asking a cluster broke", e.getCause());
    } catch (InterruptedException e) {
      throw new Interruption();
    } finally {
      answers.end();
      thread.interrupt();
    }
    return answers;
  }

  /** Takes an answer, unless it comes too late. */
  private synchronized void learn(Runnable answer) {
    if (!isOver) {
      answer.run();
    }
  }

  private synchronized void end() {
    isOver = true;
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
      ClusterInfo answered = cluster.info();
      learn(() -> info = answered);
      boolean isOn = cluster.isActivated();
      learn(() -> activated = isOn);
      Caller caller = cluster.as(token);
      if (isOn && token.isPresent() && isSignedIn(caller)) {
        askForConfiguration(caller);
      }
    } catch (RefusedException e) {
      learn(() -> trouble = e.refusal().sentence());
    } catch (Failure e) {
      learn(() -> trouble = e.sentence());
    } catch (Interruption e) {
      // Nobody waits for the rest any more.
    }
  }

  private boolean isSignedIn(Caller caller) {
    try {
      Identity self = caller.whoAmI();
      learn(() -> identity = self);
      return true;
    } catch (RefusedException e) {
      learn(() -> signedOut = e.refusal().sentence());
      return false;
    }
  }

  private void askForConfiguration(Caller caller) {
    try {
      Optional<AuthConfiguration> live = caller.configuration().live().configuration();
      learn(
          () -> {
            configuration = live.orElse(null);
            configurationKnown = true;
          });
    } catch (RefusedException e) {
      if (!(e.refusal() instanceof Refusal.NotAuthorized)) {
        throw e;
      }
    }
  }
}
