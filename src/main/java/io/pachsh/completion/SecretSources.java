package io.pachsh.completion;

import io.pachsh.session.Variables;
import java.util.List;

/** Where a secret can come from: {@code @FILE} or {@code env:NAME}; never the secret itself. */
record SecretSources(ValueCompleter files, Variables variables) implements ValueCompleter {
  private static final String FILE = "@";
  private static final String VARIABLE = "env:";
  private static final NameIndex SOURCES =
      NameIndex.of(
          List.of(
              Name.start(FILE, "followed by a file"),
              Name.start(VARIABLE, "followed by an environment variable")));

  @Override
  public Candidates choice(CompletionRequest request) {
    String typed = request.typed();
    if (typed.startsWith(FILE)) {
      return files.choice(request.with(typed.substring(FILE.length()))).behind(FILE.length());
    }
    if (typed.startsWith(VARIABLE)) {
      return new Candidates(
          VARIABLE.length(),
          NameIndex.of(
              variables.environment().keySet().stream().map(name -> Name.of(name, "")).toList()));
    }
    return VARIABLE.startsWith(typed) ? Candidates.of(SOURCES) : Candidates.NOTHING;
  }
}
