package io.pachsh.cli.rehearsal;

import io.pachsh.completion.Asked;
import io.pachsh.completion.Choice;
import io.pachsh.completion.Kind;
import io.pachsh.completion.Name;
import io.pachsh.completion.Names;
import io.pachsh.rehearsal.Misbehaviour;
import java.util.Arrays;

/** The ways in which the rehearsal org can go wrong, for completion. */
public final class Misbehaviours implements Kind {
  @Override
  public Choice choice(Asked asked) {
    return Choice.of(
        Names.of(
            Arrays.stream(Misbehaviour.values())
                .map(mode -> Name.of(mode.wireName(), mode.sentence()))
                .toList()));
  }
}
