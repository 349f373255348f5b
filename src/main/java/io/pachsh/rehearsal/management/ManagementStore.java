package io.pachsh.rehearsal.management;

import java.util.function.UnaryOperator;

/** Keeps what the management API knows; safe for concurrent requests. */
public interface ManagementStore {
  ManagementState now();

  /** Changes it in one step, and keeps the change before it returns the new state. */
  ManagementState change(UnaryOperator<ManagementState> change);
}
