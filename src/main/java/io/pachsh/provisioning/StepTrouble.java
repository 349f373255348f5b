package io.pachsh.provisioning;

import io.pachsh.access.Refusal;
import io.pachsh.outside.Lines;

/** What an identity service's refusals mean, which it gives in dex's words. */
final class StepTrouble {
  private StepTrouble() {}

  /** What a person does about it; nothing where the refusal says it itself. */
  static Lines explained(Refusal refusal) {
    String text = refusal.sentence();
    if (text.contains("failed to get provider")) {
      return Lines.of(
          "The identity service itself asks the provider, from where the cluster runs: it has to"
              + " reach it, and the issuer has to be written as the provider publishes it, to the"
              + " final slash.");
    }
    if (text.contains("unable to open connector")) {
      return Lines.of(
          "The identity service opens a connector before it keeps it, and could not use this one.");
    }
    if (text.contains("new config version is")) {
      return Lines.of("Somebody changed the connector in between: run the command again.");
    }
    return Lines.none();
  }
}
