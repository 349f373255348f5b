package io.pachsh.completion;

import io.pachsh.session.Session;
import java.util.ArrayList;
import java.util.List;

/** The contexts of the session. */
record ContextNames(Session session) implements ValueCompleter {
  @Override
  public Candidates choice(CompletionRequest request) {
    List<Name> names = new ArrayList<>();
    for (String name : session.contextNames()) {
      names.add(Name.of(name, name.equals(session.contextName()) ? "the active one" : "context"));
    }
    return Candidates.of(NameIndex.of(names));
  }
}
