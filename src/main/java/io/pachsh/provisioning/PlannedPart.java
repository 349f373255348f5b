package io.pachsh.provisioning;

import java.util.List;
import java.util.Optional;

/** Something of a cluster that a plan sees to, such as one connector. */
interface PlannedPart<T> {
  /** What people call it, such as {@code connector okta}. */
  String name();

  /** What is there now. */
  Optional<T> read();

  /** Whether two say the same, apart from what the cluster counts itself. */
  boolean isSame(T one, T other);

  /** Whether what is there is what a step made of it. */
  default boolean isMade(T present, T wanted) {
    return isSame(present, wanted);
  }

  /** One line per key that differs, with secrets masked; none when nothing does. */
  List<String> difference(Optional<T> before, T wanted);

  void create(T wanted);

  /** Makes of what is there what is wanted. */
  void change(T present, T wanted);

  void remove(T present);

  /** The command with which a person does by hand what taking it back would have done. */
  String byHand(Optional<T> before);
}
