package io.pachsh.cli.serve;

import io.pachsh.cluster.Cluster;
import io.pachsh.cluster.ServedCluster;
import io.pachsh.command.Command;
import io.pachsh.console.Console;
import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.outside.Lines;
import io.pachsh.serve.RequestLog;
import io.pachsh.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Puts the context's embedded cluster behind pachd's API, so that other tools can use it. */
@CommandLine.Command(
    footer = {
      "",
      "It runs until Ctrl-C, and with --background until 'serve stop' or the session's end. The"
          + " session",
      "is saved first, which is said and, at a terminal, asked; from then on each change of the"
          + " cluster",
      "as it is made.",
      "",
      "Examples:",
      "  serve --port 30650",
      "  serve --background --port 0 --http-port 0"
    })
final class ServeCommand implements Command {
  private final Session session;
  private final Console console;
  private final Serving serving;
  private final ServeEnvironment around;

  @Mixin private final ServeOptions options = new ServeOptions();

  @Option(
      names = "--context-name",
      paramLabel = "NAME",
      description = "Let pachctl know it as a context of that name.")
  private @Nullable String contextName;

  @Option(names = "--background", description = "Go on with the session meanwhile.")
  private boolean background;

  @Option(names = "--yes", description = "Save what is unsaved without asking.")
  private boolean yes;

  ServeCommand(Session session, Console console, Serving serving, ServeEnvironment around) {
    this.session = session;
    this.console = console;
    this.serving = serving;
    this.around = around;
  }

  @Override
  public Answer run(Streams streams) {
    if (background && around.nothingFollows()) {
      throw new Failure(
          Exit.USAGE,
          "--background needs a session that goes on: this single command would end at once.",
          "Leave it out, and end with Ctrl-C.");
    }
    save(streams);
    RequestLog log = background ? around.inFile() : around.on(streams.err());
    ServedCluster cluster = served(session.cluster());
    Optional<PachctlEntry> entry =
        Optional.ofNullable(contextName)
            .map(name -> PachctlEntry.of(session, name, cluster.deploymentId()));
    Serving.Served served =
        serving.start(
            session.context().name(), cluster, options.settings(session.directory()), log);
    List<String> lines = lines(served);
    entry.ifPresent(known -> lines.addAll(known.write(served, cluster.deploymentId())));
    if (background) {
      return new Answer.One(fields(served), lines);
    }
    streams.begin(Lines.of(lines).and("It runs until you press Ctrl-C."));
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      // That is how it is asked to end.
    } finally {
      serving.close();
    }
    return Answer.one(
        fields(served).with("serving", false), "Served no longer; everything is saved.");
  }

  /**
   * Saves the session: the login too, which is of no use to anybody if only the cluster outlives
   * this process. What is saved is said before, and a person may not want it.
   */
  private void save(Streams streams) {
    List<String> unsaved = session.pending();
    if (!unsaved.isEmpty() && !session.isScratch()) {
      streams.note(
          Lines.of("serving saves the session first:")
              .and(Lines.of(unsaved).mapped(line -> "  " + line)));
      if (streams.atTerminal() && !yes && !around.nothingFollows()) {
        ask();
      }
    }
    session.save();
  }

  private void ask() {
    String question = "Save it and serve '" + session.context().name() + "'?";
    if (!console.agrees(question)) {
      throw new Failure(
          Exit.FAILED,
          "Nothing was saved, and nothing is served.",
          "'revert' forgets what is unsaved, 'status' shows it.");
    }
  }

  private static ServedCluster served(Cluster cluster) {
    if (cluster instanceof ServedCluster served) {
      return served;
    }
    throw new Failure(
        Exit.FAILED,
        "Only an embedded cluster can be served.",
        "Choose one with '--context local', or make one: 'config set context NAME --embedded'.");
  }

  static Fields fields(Serving.Served served) {
    Fields fields =
        Fields.of("context", served.context())
            .with("serving", true)
            .with("address", served.address())
            .with("tls", served.settings().tls().isPresent());
    return served
        .server()
        .gatewayPort()
        .map(port -> fields.with("http_address", gateway(port)))
        .orElse(fields);
  }

  private List<String> lines(Serving.Served served) {
    List<String> lines = new ArrayList<>();
    lines.add("The cluster '%s' is served at %s".formatted(served.context(), served.address()));
    served
        .server()
        .gatewayPort()
        .ifPresent(port -> lines.add("JSON is answered at " + gateway(port)));
    if (background) {
      lines.add("Requests are noted in " + around.logFile());
    }
    return lines;
  }

  private static String gateway(int port) {
    return "http://127.0.0.1:%d/api/".formatted(port);
  }
}
