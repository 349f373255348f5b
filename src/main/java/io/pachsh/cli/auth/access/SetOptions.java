package io.pachsh.cli.auth.access;

import picocli.CommandLine.Option;

/** The options of commands that replace roles. */
final class SetOptions {
  @Option(names = "--yes", description = "Do not ask before roles are lost.")
  boolean yes;

  @Option(
      names = "--force",
      description = "Do as pachd would: any role anywhere, and the last administrator may go.")
  boolean force;
}
