package io.pachsh.cli.rehearsal;

import io.pachsh.completion.Candidates;
import io.pachsh.completion.CompletionRequest;
import io.pachsh.completion.Name;
import io.pachsh.completion.NameIndex;
import io.pachsh.completion.ValueCompleter;
import io.pachsh.rehearsal.Fault;
import java.util.Arrays;

/** The ways in which the rehearsal org can go wrong, for completion. */
public final class FaultNames implements ValueCompleter {
  @Override
  public Candidates choice(CompletionRequest request) {
    return Candidates.of(
        NameIndex.of(
            Arrays.stream(Fault.values())
                .map(mode -> Name.of(mode.wireName(), mode.sentence()))
                .toList()));
  }
}
