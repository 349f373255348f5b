package io.pachsh.cli.tutorial;

import io.pachsh.cli.tutorial.TutorialCommands.Look;
import io.pachsh.command.Command;
import io.pachsh.console.Console;
import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.tutorial.Bookmark;
import io.pachsh.tutorial.Bookmarks;
import io.pachsh.tutorial.TutorialPage;
import io.pachsh.tutorial.Tutorials;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the walkthroughs, or takes one. */
@CommandLine.Command(
    footer = {
      "",
      "A walkthrough shows commands and what to look at, and runs each when you",
      "press Enter; skip, back, quit and help do what they say, and commands of",
      "your own run in between. All of it happens on a scratch cluster that is",
      "never saved: your contexts, clusters, settings and files stay as they are.",
      "Next time it offers to continue where you left.",
      "",
      "With --yes it runs to the end without questions, the page on standard",
      "error, and fails when a step does not end as the page says.",
      "",
      "Examples:",
      "  tutorial",
      "  tutorial first-steps",
      "  tutorial okta --yes",
      "",
      "Keys: name, about, steps, progress; with --yes: name, steps"
    })
final class TutorialCommand implements Command {
  private final Supplier<Sandbox> sandboxes;
  private final Bookmarks bookmarks;
  private final Console console;
  private final Look look;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      completionCandidates = Names.class,
      description = "Which one; none lists them.")
  private @Nullable String name;

  @Option(names = "--yes", description = "Run all steps without questions.")
  private boolean yes;

  /** What there is, for completion. */
  private static final class Names extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    Names() {
      super(Tutorials.NAMES);
    }
  }

  TutorialCommand(Supplier<Sandbox> sandboxes, Bookmarks bookmarks, Console console, Look look) {
    this.sandboxes = sandboxes;
    this.bookmarks = bookmarks;
    this.console = console;
    this.look = look;
  }

  @Override
  public Answer run(Streams streams) {
    if (name == null) {
      if (yes) {
        throw new Failure(
            Exit.USAGE,
            "Which walkthrough?",
            "Name one: " + String.join(", ", Tutorials.NAMES) + ".");
      }
      return list();
    }
    TutorialPage page = Tutorials.page(name);
    PageView view = new PageView(streams.err(), look);
    if (yes) {
      try (Sandbox sandbox = sandboxes.get()) {
        return new StraightRun(new StepRunner(page, sandbox), view).run(streams);
      }
    }
    if (!streams.atTerminal() || !console.isInteractive()) {
      throw new Failure(
          Exit.USAGE,
          "There is no terminal here, so nobody can take the walkthrough '" + page.name() + "'.",
          "'tutorial " + page.name() + " --yes' runs it without questions.");
    }
    Bookmark start = start(page);
    try (InteractiveRun interactiveRun =
        new InteractiveRun(page, sandboxes, bookmarks, view, streams)) {
      interactiveRun.from(start);
    }
    return Answer.nothing();
  }

  private Bookmark start(TutorialPage page) {
    Bookmark beginning = new Bookmark(page.name(), 0, Set.of());
    Optional<Bookmark> kept =
        bookmarks.of(page.name()).filter(b -> b.step() > 0 && b.step() < page.steps().size());
    if (kept.isEmpty()) {
      return beginning;
    }
    String question =
        "You were at step %d of %d%s. Continue there, or start over?"
            .formatted(kept.get().step() + 1, page.steps().size(), skipped(kept.get(), " (", ")"));
    String answer = console.choose(question, List.of("continue", "over"));
    return answer.equals("continue") ? kept.get() : beginning;
  }

  private Answer list() {
    List<Fields> rows =
        Tutorials.NAMES.stream()
            .map(Tutorials::page)
            .map(
                page ->
                    Fields.of("name", page.name())
                        .with("about", page.about())
                        .with("steps", page.steps().size())
                        .with("progress", progress(page)))
            .toList();
    return Answer.many(List.of("name", "about", "steps", "progress"), rows)
        .withProse("about", "progress");
  }

  private String progress(TutorialPage page) {
    Optional<Bookmark> kept = bookmarks.of(page.name());
    int step = kept.map(Bookmark::step).orElse(0);
    if (step == 0) {
      return "not begun";
    }
    String place = step >= page.steps().size() ? "done" : "at step " + (step + 1);
    return place + skipped(kept.get(), ", ", "");
  }

  /** Which steps were skipped, between two texts; empty when none was. */
  private static String skipped(Bookmark kept, String before, String behind) {
    if (kept.skipped().isEmpty()) {
      return "";
    }
    return kept.skipped().stream()
        .sorted()
        .map(step -> String.valueOf(step + 1))
        .collect(Collectors.joining(", ", before + "skipped: ", behind));
  }
}
