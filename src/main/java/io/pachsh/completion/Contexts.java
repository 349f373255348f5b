package io.pachsh.completion;

import io.pachsh.command.Session;
import java.util.ArrayList;
import java.util.List;

/** The contexts of the session. */
record Contexts(Session session) implements Kind {
  @Override
  public Choice choice(Asked asked) {
    List<Name> names = new ArrayList<>();
    for (String name : session.contextNames()) {
      names.add(Name.of(name, name.equals(session.contextName()) ? "the active one" : "context"));
    }
    return Choice.of(Names.of(names));
  }
}
