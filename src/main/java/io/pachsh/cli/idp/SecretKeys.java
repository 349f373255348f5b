package io.pachsh.cli.idp;

import io.pachsh.completion.Candidates;
import io.pachsh.completion.CompletionRequest;
import io.pachsh.completion.Name;
import io.pachsh.completion.NameIndex;
import io.pachsh.completion.ValueCompleter;
import io.pachsh.configuration.identity.ConnectorKey;
import io.pachsh.configuration.identity.ConnectorType;

/** The keys of connectors that hold secrets. */
public final class SecretKeys implements ValueCompleter {
  @Override
  public Candidates choice(CompletionRequest request) {
    return Candidates.of(
        NameIndex.of(
            ConnectorType.all().stream()
                .flatMap(type -> type.keys().values().stream())
                .filter(ConnectorKey::isSecret)
                .map(ConnectorKey::name)
                .distinct()
                .map(name -> Name.of(name, ""))
                .toList()));
  }
}
