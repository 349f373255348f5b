package io.pachsh.cli.kube;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.RefusedException;
import io.pachsh.command.StatusException;
import io.pachsh.command.WordCommand;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.session.Session;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands in the place of the guide's {@code kubectl} lines on an embedded cluster, which has
 * no pods and listens for the callback itself.
 */
final class KubectlCommand implements WordCommand {
  private static final String DEFAULT_CALLBACK =
      "http://127.0.0.1:30657/authorization-code/callback";

  private static final List<List<String>> GUIDE =
      List.of(List.of("get", "pod"), List.of("get", "pods"));

  private final Session session;
  private final ProgramLauncher programs;

  KubectlCommand(Session session, ProgramLauncher programs) {
    this.session = session;
    this.programs = programs;
  }

  @Override
  public Answer run(List<String> words, Streams streams) {
    String first = words.isEmpty() || !session.context().isEmbedded() ? "" : words.get(0);
    if (first.equals("get") && GUIDE.contains(words)) {
      return Answer.one(
          Fields.of("pods", List.of()),
          "No pods: '" + session.context().name() + "' is an embedded cluster inside pachsh.");
    }
    if (first.equals("port-forward")) {
      return Answer.one(
          Fields.of("callback", callback()),
          "Nothing to forward: pachsh itself listens on " + callback() + " during a login.");
    }
    List<String> whole = new ArrayList<>(List.of("kubectl"));
    whole.addAll(words);
    int status = programs.run(whole, streams);
    if (status != 0) {
      throw new StatusException(status);
    }
    return Answer.nothing();
  }

  private String callback() {
    try {
      return session
          .caller()
          .configuration()
          .live()
          .configuration()
          .map(AuthConfiguration::client)
          .map(client -> client.redirectUri())
          .orElse(DEFAULT_CALLBACK);
    } catch (RefusedException e) {
      return DEFAULT_CALLBACK;
    }
  }
}
