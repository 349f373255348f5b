package io.pachsh.serve;

import io.pachsh.access.LoginOutcome;
import io.pachsh.access.LoginProblem;
import io.pachsh.access.LoginProgress;
import io.pachsh.access.RefusedException;
import io.pachsh.cluster.ServedCluster;
import io.pachsh.cluster.ServedLogin;
import io.pachsh.http.Parameters;
import io.pachsh.http.Peer;
import io.pachsh.secret.Secret;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Logins that were begun, by their {@code state}. Each is looked up exactly and waited for once;
 * unlike at pachd a part of a state matches nothing.
 *
 * <p>Anybody may begin one, so each costs memory only, waited for or not. When there are too many,
 * the peer that holds most loses its oldest; one whose browser has come back is never lost to
 * others. What a browser brought and was refused is kept for a while, for whoever began it: of
 * those there may be a tenth.
 */
final class OpenLogins implements AutoCloseable {
  private static final Object CLOSED = new Object();

  private final ServedCluster cluster;
  private final Clock clock;
  private final int most;

  /** Where a login that was decided becomes a session. */
  private final Executor finishing;

  /** The oldest first. */
  private final Map<String, Pending> open = new LinkedHashMap<>();

  OpenLogins(ServedCluster cluster, Clock clock, int most, Executor finishing) {
    this.cluster = cluster;
    this.clock = clock;
    this.most = most;
    this.finishing = finishing;
  }

  /** What a browser needs, and what the caller waits with. */
  record Opened(URI address, String state) {
    /** Without the state: who knows it takes the token. */
    @Override
    public String toString() {
      return "Opened";
    }
  }

  /** A login, who began it, and what its token will be once somebody waits for it. */
  private static final class Pending {
    private final ServedLogin login;
    private final Optional<Peer> peer;
    private final CompletableFuture<Secret> token = new CompletableFuture<>();
    private boolean awaited;

    Pending(ServedLogin login, Optional<Peer> peer) {
      this.login = login;
      this.peer = peer;
    }

    /**
     * Those that share a holder compete with one another: a connection that is open holds for
     * itself, all that are closed hold together.
     */
    Object holder() {
      return peer.filter(Peer::isConnected).<Object>map(it -> it).orElse(CLOSED);
    }

    void end(RefusedException why) {
      token.completeExceptionally(why);
      login.close();
    }
  }

  Opened begin(Optional<Peer> peer) {
    ServedLogin login = cluster.beginLogin();
    List<String> states =
        Parameters.parse(login.address().getRawQuery()).getOrDefault("state", List.of());
    if (states.size() != 1) {
      login.close();
      throw new IllegalStateException("a login's address has " + states.size() + " states");
    }
    List<Pending> dropped;
    synchronized (this) {
      open.put(states.get(0), new Pending(login, peer));
      dropped = makeRoom();
    }
    dropped.forEach(it -> it.end(unknown()));
    return new Opened(login.address(), states.get(0));
  }

  /**
   * The token of the login with that state, when it ends. Cancelling this cancels the login.
   *
   * @throws RefusedException when there is none, or somebody waits for it already
   */
  CompletableFuture<Secret> await(String state) {
    Pending pending;
    synchronized (this) {
      pending = open.get(state);
      if (pending == null || pending.awaited || left(pending).isZero()) {
        throw unknown();
      }
      pending.awaited = true;
    }
    var unused =
        pending
            .token
            .orTimeout(left(pending).toMillis(), TimeUnit.MILLISECONDS)
            .whenComplete(
                (token, failure) -> {
                  synchronized (this) {
                    open.remove(state, pending);
                  }
                  pending.login.close();
                });
    pending.login.whenDecided(() -> finishing.execute(() -> finish(pending)));
    return expiring(pending.token);
  }

  private static void finish(Pending pending) {
    if (pending.token.isDone()) {
      return;
    }
    try {
      pending.token.complete(token(pending.login.await(Duration.ZERO)));
    } catch (RuntimeException e) {
      pending.token.completeExceptionally(e);
    }
  }

  /** The same, saying of a login whose time is over what is said of every such. */
  private static CompletableFuture<Secret> expiring(CompletableFuture<Secret> token) {
    CompletableFuture<Secret> result = new CompletableFuture<>();
    var unused =
        token.whenComplete(
            (found, failure) -> {
              if (failure instanceof TimeoutException) {
                result.completeExceptionally(expired());
              } else if (failure != null) {
                result.completeExceptionally(failure);
              } else {
                result.complete(found);
              }
            });
    var unusedToo = result.whenComplete((found, failure) -> token.cancel(false));
    return result;
  }

  /** The token of a login that ended well; refused with the reason otherwise. */
  static Secret token(LoginOutcome outcome) {
    if (outcome instanceof LoginOutcome.SignedIn signedIn) {
      return signedIn.token();
    }
    if (outcome instanceof LoginOutcome.Refused refused) {
      LoginProblem problem = refused.problem();
      throw RequestNames.refused(
          "authorization failed: "
              + problem.sentence()
              + (problem.expected().isEmpty() ? "" : " Expected: " + problem.expected() + ".")
              + (problem.found().isEmpty() ? "" : " Found: " + problem.found() + "."));
    }
    throw expired();
  }

  private static RefusedException expired() {
    return RequestNames.refused("error during authorization: OIDC state token expired");
  }

  private static RefusedException unknown() {
    return RequestNames.refused("error watching OIDC state token (has it expired?)");
  }

  /** Takes out what is over and, while there are too many, those that have to give way. */
  private List<Pending> makeRoom() {
    List<Pending> dropped = new ArrayList<>();
    // They all live equally long, so the first that is not over ends the search.
    while (!open.isEmpty()) {
      Map.Entry<String, Pending> oldest = open.entrySet().iterator().next();
      if (!left(oldest.getValue()).isZero()) {
        break;
      }
      dropped.add(open.remove(oldest.getKey()));
    }
    if (open.size() > most) {
      // Several at once, so that a flood does not make us look at all of them each time.
      int room = Math.max(open.size() - most, most / 100);
      victims(room).forEach(state -> dropped.add(open.remove(state)));
    }
    return dropped;
  }

  /** Whoever holds most loses the oldest, so many times. */
  private List<String> victims(int count) {
    Map<Object, Holding> holdings = new HashMap<>();
    Deque<String> failed = new ArrayDeque<>();
    int place = 0;
    for (Map.Entry<String, Pending> entry : open.entrySet()) {
      Pending pending = entry.getValue();
      LoginProgress progress = pending.login.progress();
      if (progress == LoginProgress.FAILED) {
        failed.add(entry.getKey());
      } else if (progress == LoginProgress.WAITING) {
        int since = place++;
        holdings
            .computeIfAbsent(pending.holder(), holder -> new Holding(since))
            .states
            .add(entry.getKey());
      }
    }
    List<String> victims = new ArrayList<>();
    while (failed.size() > most / 10 && victims.size() < count) {
      victims.add(failed.remove());
    }
    PriorityQueue<Holding> largest = new PriorityQueue<>(holdings.values());
    while (victims.size() < count && !largest.isEmpty()) {
      Holding holding = largest.remove();
      victims.add(holding.states.remove());
      if (!holding.states.isEmpty()) {
        largest.add(holding);
      }
    }
    return victims;
  }

  /** What one peer holds, the oldest first; the largest comes first, and of two the older. */
  private static final class Holding implements Comparable<Holding> {
    private final Deque<String> states = new ArrayDeque<>();
    private final int since;

    Holding(int since) {
      this.since = since;
    }

    @Override
    public int compareTo(Holding other) {
      int bySize = Integer.compare(other.states.size(), states.size());
      return bySize != 0 ? bySize : Integer.compare(since, other.since);
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  private Duration left(Pending pending) {
    Duration left = Duration.between(clock.instant(), pending.login.expires());
    return left.isNegative() ? Duration.ZERO : left;
  }

  @Override
  public void close() {
    List<Pending> all;
    synchronized (this) {
      all = new ArrayList<>(open.values());
      open.clear();
    }
    all.forEach(
        it -> it.end(RequestNames.refused("error during authorization: pachsh serves no longer")));
  }
}
