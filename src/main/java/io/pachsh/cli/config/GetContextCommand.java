package io.pachsh.cli.config;

import io.pachsh.command.Command;
import io.pachsh.config.PachctlContext;
import io.pachsh.console.Streams;
import io.pachsh.context.Context;
import io.pachsh.context.Target;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.secret.Secret;
import io.pachsh.session.Session;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a context as pachctl does: a real cluster's is what its configuration file keeps. */
@CommandLine.Command(footer = {"", "Example:", "  config get context local"})
final class GetContextCommand implements Command {
  private final Session session;

  @Parameters(paramLabel = "CONTEXT", description = "A context that 'config list context' shows.")
  private String name = "";

  @Option(names = "--show-secrets", description = "Show the token instead of " + Secret.MASK + ".")
  private boolean showSecrets;

  GetContextCommand(Session session) {
    this.session = session;
  }

  @Override
  public Answer run(Streams streams) {
    Context context = session.named(name);
    if (context.target() instanceof Target.Real target) {
      PachctlContext kept = session.real().config().contexts().get(target.entry());
      Fields fields = Fields.of("name", context.name());
      if (kept == null) {
        return Answer.one(fields);
      }
      return shown(
          new Answer.One(told(fields, kept, showSecrets), kept.json(showSecrets).lines().toList()),
          kept.token());
    }
    Fields fields =
        Fields.of("name", context.name())
            .with("kind", context.isEmbedded() ? "embedded" : "pachd")
            .with("protected", context.isProtected());
    if (context.token().isPresent()) {
      Secret token = context.token().get();
      fields = fields.with("session_token", showSecrets ? token.reveal() : Secret.MASK);
    }
    return shown(Answer.one(fields), context.token());
  }

  private Answer shown(Answer answer, Optional<Secret> token) {
    return showSecrets && token.isPresent() ? answer.revealing(token.get()) : answer;
  }

  /** What a program is told about a real cluster's context. */
  private static Fields told(Fields fields, PachctlContext context, boolean showsSecrets) {
    Fields all = fields.with("kind", "pachd").with("pachd_address", context.address());
    for (String key : PachctlContext.TEXTS) {
      String text = context.text(key);
      if (!text.isEmpty()) {
        all = all.with(key, text);
      }
    }
    if (context.token().isPresent()) {
      Secret token = context.token().get();
      all = all.with("session_token", showsSecrets ? token.reveal() : Secret.MASK);
    }
    return all;
  }
}
