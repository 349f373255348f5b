package io.pachsh.command;

import io.pachsh.console.Streams;
import io.pachsh.failure.Failure;
import io.pachsh.failure.Interruption;
import io.pachsh.interpreter.CommandRunner;
import io.pachsh.interpreter.Interpreter;
import io.pachsh.interpreter.LeaveException;
import io.pachsh.language.CommandReader;
import io.pachsh.language.LineSource;
import io.pachsh.language.Position;
import io.pachsh.program.Programs;
import io.pachsh.redaction.KnownSecrets;
import io.pachsh.session.Variables;
import io.pachsh.session.WorkingDirectory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The interpreter with a handful of commands that mean the same in every shell. */
public final class ToyShell implements CommandRunner {
  private static final Set<String> COMMANDS =
      Set.of(
          "args",
          "cd",
          "echo",
          "exit",
          "export",
          "pachctl",
          "pachsh",
          "read-all",
          "read-secret",
          "status");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Streams streams;
  final Variables variables;
  public final WorkingDirectory directory;
  public final List<String> reports = new ArrayList<>();
  public final List<List<String>> ran = new ArrayList<>();
  public final List<List<String>> traced = new ArrayList<>();
  public final Interpreter interpreter;

  public ToyShell(Path start) {
    this(start, InputStream.nullInputStream());
  }

  ToyShell(Path start, InputStream in) {
    streams = new Streams(in, false, print(out), print(err));
    Map<String, String> environment = new HashMap<>();
    environment.put("PATH", "/usr/local/bin:/usr/bin:/bin");
    environment.put("HOME", "/home/toy");
    variables = new Variables(environment);
    directory = new WorkingDirectory(start, variables);
    Streams own =
        new Streams(
            InputStream.nullInputStream(),
            false,
            print(OutputStreams.nothing()),
            print(OutputStreams.nothing()));
    Programs programs = new Programs(own, variables, directory);
    interpreter =
        new Interpreter(
            this, variables, directory, programs, traced::add, new KnownSecrets(variables::all));
  }

  /** Where a test's process prints nothing. */
  private static final class OutputStreams {
    static ByteArrayOutputStream nothing() {
      return new ByteArrayOutputStream(0);
    }
  }

  /** Runs a script to its end, whatever fails; gives the last status. */
  public int run(String script) throws IOException {
    CommandReader reader = new CommandReader(LineSource.of(script));
    for (CommandReader.Next next = reader.next();
        !(next instanceof CommandReader.End);
        next = reader.next()) {
      if (next instanceof CommandReader.Problem problem) {
        throw new AssertionError(
            problem.problem().failure(problem.problem().line()).sentence()
                + "\n"
                + problem.problem().excerpt(problem.problem().line()));
      }
      interpreter.run(((CommandReader.Command) next).completeCommand(), streams);
    }
    return interpreter.status();
  }

  public String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  byte[] outBytes() {
    return out.toByteArray();
  }

  @Override
  public int run(Position where, List<String> words, Streams to) {
    ran.add(List.copyOf(words));
    if (words.isEmpty()) {
      return 0;
    }
    List<String> arguments = words.subList(1, words.size());
    switch (words.get(0)) {
      case "echo" -> to.out().print(Echo.text(arguments));
      case "read-secret" -> ran.add(List.of(text(to.in())));
      case "read-all" -> to.out().print(text(to.in()));
      case "args" -> to.out().print(arguments + "\n");
      case "true" -> {
        return 0;
      }
      case "false" -> {
        return 1;
      }
      case "status" -> {
        return Integer.parseInt(arguments.get(0));
      }
      case "export" -> variables.export(arguments.get(0));
      case "cd" -> directory.moveTo(directory.current().resolve(arguments.get(0)));
      case "exit" -> throw new LeaveException(Integer.parseInt(arguments.get(0)));
      case "interrupt" -> throw new Interruption();
      default -> throw new AssertionError("no such command: " + words);
    }
    return 0;
  }

  @Override
  public boolean isCommand(List<String> words) {
    return COMMANDS.contains(words.get(0));
  }

  @Override
  public boolean readsSecret(List<String> words) {
    return words.get(0).equals("read-secret");
  }

  @Override
  public int report(Position where, Failure failure, Streams to) {
    reports.add(where.line() + ": " + failure.sentence());
    return 2;
  }

  static InputStream input(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(InputStream in) {
    try {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static PrintStream print(ByteArrayOutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }
}
