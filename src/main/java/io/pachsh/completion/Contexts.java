package io.pachsh.completion;

import io.pachsh.command.Session;
import io.pachsh.context.Context;
import java.util.ArrayList;
import java.util.List;

/** The contexts of the session. */
record Contexts(Session session) implements Kind {
  @Override
  public Choice choice(Asked asked) {
    List<Name> names = new ArrayList<>();
    for (Context context : session.contexts().byName().values()) {
      boolean active = context.name().equals(session.contexts().active());
      names.add(Name.of(context.name(), active ? "the active one" : "context"));
    }
    return Choice.of(Names.of(names));
  }
}
