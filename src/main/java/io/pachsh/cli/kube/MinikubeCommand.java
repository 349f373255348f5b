package io.pachsh.cli.kube;

import io.pachsh.command.WordCommand;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.session.Session;
import java.util.List;

/** The address that the guide asks minikube for: an embedded cluster is on this machine. */
final class MinikubeCommand implements WordCommand {
  private final Session session;
  private final ProgramLauncher programs;

  MinikubeCommand(Session session, ProgramLauncher programs) {
    this.session = session;
    this.programs = programs;
  }

  @Override
  public Answer run(List<String> words, Streams streams) {
    if (words.equals(List.of("ip")) && session.context().isEmbedded()) {
      return Answer.one(Fields.of("ip", "127.0.0.1"), "127.0.0.1");
    }
    return programs.handOn("minikube", words, streams);
  }
}
