package io.pachsh.access;

import java.time.Instant;
import java.util.Optional;

/**
 * One change of a cluster: who did what, when.
 *
 * @param number counts the changes of this cluster from 1
 * @param actor empty when nobody was signed in
 * @param description one line, secrets masked; may hold what outsiders sent
 * @param saved whether it survives {@code revert}
 */
public record AuditRecord(
    long number, Instant at, Optional<Principal> actor, String description, boolean saved) {}
