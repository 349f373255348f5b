package io.pachsh.rehearsal;

/** How things stand with the rehearsal org of a directory, seen from outside. */
public sealed interface OrgStatus {
  /** It was never started. */
  record Absent() implements OrgStatus {}

  record Stopped(OrgDetails details) implements OrgStatus {}

  /** It answers, from this process or another one. */
  record Running(OrgDetails details, Fault fault) implements OrgStatus {}
}
