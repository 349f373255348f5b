package io.pachsh.cluster;

import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * One change of a cluster: who did what, when.
 *
 * @param number counts the changes of this cluster from 1
 * @param entry its number in the journal, where a session's notes count, too
 * @param actor empty when nobody was signed in
 * @param description one line, secrets masked; may hold what outsiders sent
 * @param saved whether it survives {@code revert}
 * @param concerned whom a change of many entries is about; the description names some of them
 * @param resources what it is about: the cluster, projects, repos
 * @param login who logged in, if that is what happened
 */
public record AuditRecord(
    long number,
    long entry,
    Instant at,
    Optional<Principal> actor,
    String description,
    boolean saved,
    Set<Principal> concerned,
    Set<Resource> resources,
    Optional<Principal> login) {
  public AuditRecord {
    concerned = Set.copyOf(concerned);
    resources = Set.copyOf(resources);
  }

  /** One that is about no resource, and no login. */
  public AuditRecord(
      long number,
      long entry,
      Instant at,
      Optional<Principal> actor,
      String description,
      boolean saved,
      Set<Principal> concerned) {
    this(number, entry, at, actor, description, saved, concerned, Set.of(), Optional.empty());
  }

  /** The same under another number. */
  public AuditRecord numbered(long other) {
    return new AuditRecord(
        other, entry, at, actor, description, saved, concerned, resources, login);
  }
}
