package io.pachsh.shipped;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.ArgSpec;

/** What an option or an argument says of itself. */
final class Words {
  private Words() {}

  /** Its one sentence, the choices filled in. */
  static String description(ArgSpec argument) {
    return String.join(" ", argument.description())
        .replace("${COMPLETION-CANDIDATES}", String.join(", ", choices(argument)));
  }

  /** What it can be, when that is a fixed choice. */
  static List<String> choices(ArgSpec argument) {
    List<String> choices = new ArrayList<>();
    if (argument.completionCandidates() != null) {
      argument.completionCandidates().forEach(choices::add);
    }
    return choices;
  }
}
