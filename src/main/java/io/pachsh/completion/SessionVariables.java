package io.pachsh.completion;

import io.pachsh.session.Variables;
import java.util.ArrayList;
import java.util.List;

/** The variables of the session; not their values, which may be secrets. */
record SessionVariables(Variables variables) implements ValueCompleter {
  @Override
  public Candidates choice(CompletionRequest request) {
    List<Name> names = new ArrayList<>();
    for (String name : variables.all().keySet()) {
      names.add(Name.of(name, variables.isExported(name) ? "exported" : "variable"));
    }
    return Candidates.of(NameIndex.of(names));
  }
}
