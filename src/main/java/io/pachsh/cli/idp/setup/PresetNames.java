package io.pachsh.cli.idp.setup;

import io.pachsh.completion.Candidates;
import io.pachsh.completion.CompletionRequest;
import io.pachsh.completion.Name;
import io.pachsh.completion.NameIndex;
import io.pachsh.completion.ValueCompleter;
import io.pachsh.provisioning.ProviderPreset;
import java.util.Arrays;

/** The providers of which something is known, with their names. */
public final class PresetNames implements ValueCompleter {
  private static final NameIndex PRESETS =
      NameIndex.of(
          Arrays.stream(ProviderPreset.values())
              .map(preset -> Name.of(preset.word(), preset.title()))
              .toList());

  @Override
  public Candidates choice(CompletionRequest request) {
    return Candidates.of(PRESETS);
  }
}
