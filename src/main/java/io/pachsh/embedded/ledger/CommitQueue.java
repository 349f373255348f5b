package io.pachsh.embedded.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Changes that are decided and not yet on disk, in order. Guarded by the timeline's monitor. */
final class CommitQueue {
  private final List<Commit> commits = new ArrayList<>();

  int size() {
    return commits.size();
  }

  Optional<Commit> latest() {
    return commits.isEmpty() ? Optional.empty() : Optional.of(commits.get(commits.size() - 1));
  }

  void add(Commit commit) {
    commits.add(commit);
  }

  /** All that wait now, for one force. */
  List<Commit> batch() {
    return List.copyOf(commits);
  }

  /** A batch is on disk. */
  void stored(List<Commit> batch) {
    commits.subList(0, batch.size()).clear();
    batch.forEach(commit -> commit.settle(null));
  }

  /** None of these changes will be made. */
  void abandon(RuntimeException why) {
    commits.forEach(commit -> commit.settle(why));
    commits.clear();
  }
}
