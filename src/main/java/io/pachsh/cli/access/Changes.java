package io.pachsh.cli.access;

import io.pachsh.command.Session;
import io.pachsh.output.Fields;
import io.pachsh.policy.PolicyDifference;
import java.util.List;

/** A difference of policies as commands answer it. */
final class Changes {
  private Changes() {}

  static Fields fields(PolicyDifference difference) {
    List<Fields> changes =
        difference.items().stream()
            .map(
                item ->
                    Fields.of("principal", item.principal().text())
                        .with("change", item.given() ? "give" : "take")
                        .with("place", item.place())
                        .with("role", item.role()))
            .toList();
    return Fields.of("changes", changes);
  }

  static String nothing(Session session) {
    return "Nothing to change: the access of '"
        + session.context().name()
        + "' is as the policy says.";
  }
}
