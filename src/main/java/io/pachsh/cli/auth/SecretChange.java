package io.pachsh.cli.auth;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.LiveConfiguration;
import io.pachsh.cluster.ConfigurationChange;
import io.pachsh.cluster.ConfigurationStore;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.secret.Secret;
import java.util.List;

/** The client secret of the live configuration changed, and nothing else. */
record SecretChange(ConfigurationStore store, LiveConfiguration live) {
  Answer make(Secret secret, boolean dryRun, boolean force) {
    AuthConfiguration configuration =
        live.configuration()
            .orElseThrow(
                () ->
                    new Failure(
                        Exit.FAILED,
                        "There is no configuration whose secret could change.",
                        "'auth set-config -f FILE' connects an identity provider."));
    if (secret.reveal().isBlank()) {
      throw new Failure(Exit.USAGE, "The client secret is empty.", "Give it as --secret=@FILE.");
    }
    if (configuration.client().clientSecret().equals(secret)) {
      return answer(live.version(), "Nothing changes: that is the client secret already.", false);
    }
    if (dryRun) {
      return answer(live.version(), "This was a dry run: the client secret would change.", false);
    }
    AuthConfiguration changed = configuration.withClient(configuration.client().withSecret(secret));
    ConfigurationChange change = store.set(changed, live.version(), force);
    return answer(
        change.version(),
        "The client secret is changed"
            + (live.isVersioned() ? ", version " + change.version() : "")
            + ". 'doctor provider' asks the provider whether it takes it.",
        true);
  }

  private static Answer answer(long version, String sentence, boolean changed) {
    return new Answer.One(
        Fields.of("live_config_version", version)
            .with("changes", changed ? List.of("client_secret") : List.of()),
        List.of(sentence));
  }
}
