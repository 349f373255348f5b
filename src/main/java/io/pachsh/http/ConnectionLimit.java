package io.pachsh.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The connections of one server. When there are too many, the one that has kept us waiting longest
 * gives way to the next: first those of strangers that have not sent a whole request, which costs
 * whoever sends one at once nothing; those that are being answered last.
 */
final class ConnectionLimit {
  static final int MOST = 512;

  private final Set<HttpConnection> open = new LinkedHashSet<>();
  private int answering;

  /** Lets one more in, in place of another when there are too many. */
  void add(HttpConnection connection) {
    Optional<HttpConnection> givesWay;
    synchronized (this) {
      givesWay = open.size() < MOST ? Optional.empty() : patient();
      givesWay.ifPresent(open::remove);
      open.add(connection);
    }
    givesWay.ifPresent(HttpConnection::close);
  }

  private Optional<HttpConnection> patient() {
    return open.stream()
        .min(
            Comparator.comparing(HttpConnection::isAnswering)
                .thenComparing(HttpConnection::isTrusted)
                .thenComparing(HttpConnection::waitingSince));
  }

  synchronized void remove(HttpConnection connection) {
    open.remove(connection);
  }

  /** Counts answers that are being made, until they are sent. */
  synchronized void count(int change) {
    answering += change;
    notifyAll();
  }

  synchronized void awaitAnswers(long nanos) {
    long deadline = System.nanoTime() + nanos;
    try {
      while (answering > 0 && System.nanoTime() < deadline) {
        TimeUnit.NANOSECONDS.timedWait(this, deadline - System.nanoTime());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Closes them, and returns when they are closed. */
  void closeAll() {
    List<HttpConnection> all;
    synchronized (this) {
      all = new ArrayList<>(open);
    }
    all.forEach(HttpConnection::closeNow);
  }
}
