package io.pachsh.cluster;

/** One thing that has to follow switching access control on. It may be repeated. */
public interface ActivationStep {
  /** What it is about, such as {@code the projects and repos}. */
  String name();

  /** Does it, and says in one sentence what came of it. */
  String run();
}
