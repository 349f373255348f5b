package io.pachsh.completion;

import io.pachsh.command.Variables;
import java.util.List;

/** Where a secret can come from: {@code @FILE} or {@code env:NAME}; never the secret itself. */
record SecretSources(Kind files, Variables variables) implements Kind {
  private static final String FILE = "@";
  private static final String VARIABLE = "env:";
  private static final Names SOURCES =
      Names.of(
          List.of(
              Name.start(FILE, "followed by a file"),
              Name.start(VARIABLE, "followed by an environment variable")));

  @Override
  public Choice choice(Asked asked) {
    String typed = asked.typed();
    if (typed.startsWith(FILE)) {
      return files.choice(asked.with(typed.substring(FILE.length()))).behind(FILE.length());
    }
    if (typed.startsWith(VARIABLE)) {
      return new Choice(
          VARIABLE.length(),
          Names.of(
              variables.environment().keySet().stream().map(name -> Name.of(name, "")).toList()));
    }
    return VARIABLE.startsWith(typed) ? Choice.of(SOURCES) : Choice.NOTHING;
  }
}
