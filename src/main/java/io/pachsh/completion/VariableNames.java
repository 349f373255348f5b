package io.pachsh.completion;

import io.pachsh.command.Variables;
import java.util.ArrayList;
import java.util.List;

/** The variables of the session; not their values, which may be secrets. */
record VariableNames(Variables variables) implements Kind {
  @Override
  public Choice choice(Asked asked) {
    List<Name> names = new ArrayList<>();
    for (String name : variables.all().keySet()) {
      names.add(Name.of(name, variables.isExported(name) ? "exported" : "variable"));
    }
    return Choice.of(Names.of(names));
  }
}
