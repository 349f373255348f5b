package io.pachsh.command;

import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.cluster.Caller;
import io.pachsh.cluster.ClusterInfo;
import io.pachsh.cluster.SavedCluster;
import io.pachsh.secret.Secret;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A cluster that is nothing but its notes, and whose disk can be full. */
public final class FakeCluster implements SavedCluster {
  private final List<String> notes = new ArrayList<>();
  public final List<String> saved = new ArrayList<>();
  private final List<String> left = new ArrayList<>();
  public boolean full;
  public boolean closed;

  /** Begins with what a session left that was killed. */
  public void leave(String note) {
    left.add(note);
  }

  @Override
  public Caller as(Optional<Secret> token) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean isActivated() {
    return false;
  }

  @Override
  public ClusterInfo info() {
    return new ClusterInfo("", "", "", List.of());
  }

  @Override
  public List<String> pending() {
    return notes.stream().filter(note -> note.equals("reset")).toList();
  }

  @Override
  public boolean isUnsaved() {
    return !notes.isEmpty();
  }

  @Override
  public void save() {
    requireRoom();
    saved.addAll(notes);
    notes.clear();
  }

  @Override
  public List<Path> revert() {
    requireRoom();
    notes.clear();
    left.clear();
    return List.of();
  }

  @Override
  public boolean isUnrecovered() {
    return !left.isEmpty();
  }

  @Override
  public boolean isDamaged() {
    return false;
  }

  @Override
  public List<String> recover() {
    notes.addAll(left);
    left.clear();
    return pending();
  }

  @Override
  public void note(Secret text) {
    requireRoom();
    notes.add(text.reveal());
  }

  @Override
  public Optional<Secret> latestNote() {
    return notes.isEmpty() ? Optional.empty() : Optional.of(Secret.of(notes.get(notes.size() - 1)));
  }

  @Override
  public List<Path> reset() {
    note(Secret.of("reset"));
    return List.of();
  }

  @Override
  public void close() {
    requireRoom();
    closed = true;
  }

  @Override
  public void detach() {
    closed = true;
  }

  private void requireRoom() {
    if (full) {
      throw new RefusedException(new Refusal.NotStored("the disk is full"));
    }
  }
}
