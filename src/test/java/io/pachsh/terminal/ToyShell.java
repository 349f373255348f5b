package io.pachsh.terminal;

import io.pachsh.console.CompletionResult;
import io.pachsh.console.Interrupts;
import io.pachsh.console.JLineConsole;
import io.pachsh.console.Keyboard;
import io.pachsh.console.Streams;
import io.pachsh.console.Suggestion;
import io.pachsh.console.Syntax;
import io.pachsh.console.Terminals;
import io.pachsh.console.Theme;
import io.pachsh.failure.Failure;
import io.pachsh.failure.Interruption;
import io.pachsh.outside.Lines;
import io.pachsh.redaction.CommandSecrets;
import io.pachsh.redaction.KnownSecrets;
import io.pachsh.redaction.Redaction;
import io.pachsh.redaction.Secrecy;
import io.pachsh.session.NextLine;
import io.pachsh.shell.Engine;
import io.pachsh.shell.History;
import io.pachsh.shell.HistoryFile;
import io.pachsh.shell.Inputs;
import io.pachsh.shell.Loop;
import io.pachsh.shell.PromptState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A program that wires the real loop and the real console to a few toy commands. */
public final class ToyShell implements Engine, Syntax {
  private static final List<Suggestion> COMMANDS =
      List.of(
          Suggestion.of("echo", "Say it again"),
          Suggestion.of("block", "Wait for Ctrl-C"),
          Suggestion.of("change", "Make an unsaved change"),
          Suggestion.of("changes", "List the changes"),
          Suggestion.of("secret", "Ask for a secret"));

  private final JLineConsole console;
  private boolean unsaved;
  private int status;

  private ToyShell(JLineConsole console) {
    this.console = console;
  }

  /** Takes the history file's path. */
  public static void main(String[] args) {
    int status;
    Interrupts interrupts = new Interrupts();
    try (JLineConsole console = new JLineConsole(Terminals.ofThisProcess(), interrupts)) {
      ToyShell toy = new ToyShell(console);
      Streams streams = new Streams(System.in, true, System.out, System.err);
      Keyboard keyboard = console.keyboard(toy, ToyShell::complete);
      Loop loop =
          new Loop(
              new Loop.Person(console, keyboard, interrupts, streams),
              toy,
              () ->
                  new PromptState(
                      "local", false, "robot:admin", Optional.empty(), toy.unsaved, Theme.PLAIN),
              new Loop.Habits(
                  new History(
                      new HistoryFile(Path.of(args[0]), 100),
                      new History.Retention(redaction()::history, redaction()::recall),
                      streams::note),
                  new Inputs.Blocks(new NextLine(), text -> text, () -> true)),
              toy::mayLeave);
      status = loop.run(Lines.of("toy shell"));
    }
    System.exit(status);
  }

  /** What the toy's history may keep: each first word names a command without secrets. */
  private static Redaction redaction() {
    return new Redaction(
        new CommandSecrets() {
          @Override
          public Optional<Declaration> of(List<String> words) {
            List<Secrecy> open = Collections.nCopies(words.size(), Secrecy.OPEN);
            return Optional.of(new Declaration(words.get(0), open, false, input -> List.of()));
          }

          @Override
          public int wordsOfName(List<String> words) {
            return 1;
          }

          @Override
          public boolean isNearlyCommand(String word) {
            return true;
          }
        },
        new KnownSecrets(Map::of));
  }

  @Override
  public void tell(Failure failure) {
    System.err.println(failure.sentence());
    failure.below().all().forEach(System.err::println);
  }

  @Override
  public Outcome run(String text) {
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.equals("exit")) {
        return new Outcome.Leave(0);
      }
      if (line.startsWith("cat <<EOF")) {
        int end = lines.subList(i, lines.size()).indexOf("EOF") + i;
        lines.subList(i + 1, end).forEach(body -> System.out.println("body " + body));
        i = end;
      } else {
        command(line);
      }
    }
    return new Outcome.Ran(status);
  }

  @Override
  public List<String> split(String text) {
    List<String> commands = new ArrayList<>();
    StringBuilder command = new StringBuilder();
    for (String line : text.lines().toList()) {
      command.append(command.isEmpty() ? "" : "\n").append(line);
      if (check(command.toString()) instanceof Syntax.Result.Complete) {
        commands.add(command.toString());
        command.setLength(0);
      }
    }
    return commands;
  }

  @Override
  public void interrupted() {
    status = 130;
  }

  private void command(String line) {
    if (line.equals("block")) {
      System.out.println("blocking");
      await(Path.of("a-gate-that-nobody-opens"));
    } else if (line.equals("wait")) {
      System.out.println("waiting");
      await(Path.of(System.getProperty("toy.gate")));
    } else if (line.equals("change")) {
      unsaved = true;
    } else if (line.equals("secret")) {
      secret();
    } else if (line.equals("status")) {
      System.out.println("status " + status);
    } else if (line.equals("unended")) {
      System.out.print("no newline");
      System.out.flush();
    } else {
      System.out.println("ran " + line);
      status = 0;
    }
  }

  private void secret() {
    try {
      System.out.println("read " + console.readSecret("Token").reveal().length() + " characters");
    } catch (Failure failure) {
      status = failure.exit().status();
      System.out.println("failed " + status);
    }
  }

  private static void await(Path gate) {
    try {
      while (!gate.toFile().exists()) {
        Thread.sleep(10);
      }
    } catch (InterruptedException e) {
      throw new Interruption();
    }
  }

  private boolean mayLeave() {
    return !unsaved
        || !console
            .choose("There are unsaved changes.", List.of("save", "discard", "stay"))
            .equals("stay");
  }

  @Override
  public int commands(String text) {
    return split(text).size();
  }

  @Override
  public Syntax.Result check(String text) {
    boolean quoted = text.chars().filter(c -> c == '\'').count() % 2 == 1;
    boolean body = text.contains("<<EOF") && text.lines().noneMatch("EOF"::equals);
    return quoted
        ? new Syntax.Result.Open("quote '")
        : body ? new Syntax.Result.Open("heredoc EOF") : new Syntax.Result.Complete();
  }

  private static CompletionResult complete(String text, int cursor) {
    String typed = text.substring(0, cursor);
    return new CompletionResult(
        0, cursor, COMMANDS.stream().filter(each -> each.value().startsWith(typed)).toList());
  }
}
