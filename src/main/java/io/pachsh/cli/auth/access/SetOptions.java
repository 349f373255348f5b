package io.pachsh.cli.auth.access;

import io.pachsh.command.Consent;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of commands that replace roles. */
final class SetOptions {
  @Mixin final Consent consent;

  @Option(
      names = "--force",
      description = "Do as pachd would: any role anywhere, and the last administrator may go.")
  boolean force;

  SetOptions(Consent consent) {
    this.consent = consent;
  }
}
