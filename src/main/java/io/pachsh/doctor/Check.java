package io.pachsh.doctor;

import java.util.function.Supplier;

/**
 * One row of a stage's table.
 *
 * @param id by which messages and people name it, such as {@code provider.issuer}
 * @param question what it finds out, as the end of "whether …"
 * @param probe makes it. It may block, it throws {@link UnknownException} when it lacks what
 *     another check finds out, and it may run beside others
 */
public record Check(String id, String question, Supplier<Finding> probe) {
  /** What stands in front of the id's point. */
  public String stage() {
    return id.substring(0, id.indexOf('.'));
  }
}
