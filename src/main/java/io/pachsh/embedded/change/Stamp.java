package io.pachsh.embedded.change;

import io.pachsh.access.Principal;
import java.time.Instant;
import java.util.Optional;

/**
 * Who made a change, and when.
 *
 * @param actor empty when nobody was signed in, as when access control is switched on
 */
public record Stamp(Instant at, Optional<Principal> actor) {}
