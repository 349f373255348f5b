package io.pachsh.shipped;

import io.pachsh.cli.session.Version;
import io.pachsh.help.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The page that {@code man pachsh} shows: the program's options, every command, every topic of
 * help, and the tables of README.md about variables and files.
 */
final class ManualPage {
  private static final String EVERY = "Options of every command";

  private final List<CommandPage> pages;
  private final Roff roff = new Roff();

  ManualPage(List<CommandPage> pages) {
    this.pages = pages;
  }

  String text() {
    roff.raw(
        ".\\\" Written by scripts/completions from pachsh's commands and topics: do not edit.");
    roff.raw(".\\\" Show it with 'man completions/pachsh.1', or link it as");
    roff.raw(".\\\" ~/.local/share/man/man1/pachsh.1 and say 'man pachsh'.");
    roff.macro("TH", "PACHSH", "1", "", "pachsh " + Version.TEXT, "Pachyderm access control");
    roff.macro("SH", "NAME")
        .line("pachsh - the interactive admin console for Pachyderm access control");
    roff.macro("SH", "SYNOPSIS");
    synopsis("", "");
    synopsis("", "COMMAND ...");
    synopsis("-f FILE", "");
    roff.macro("SH", "DESCRIPTION");
    roff.line(
        "Alone on a terminal, pachsh is a session with completion and history; it ends with"
            + " Ctrl-D.");
    roff.line("With the words of a command it runs that one and saves when it succeeds.");
    roff.line("With -f, -c or a pipe it runs a script.");
    roff.macro("PP");
    roff.line(
        "Commands act on the active context, which is 'local', an embedded cluster, at first.");
    roff.line("Within a session 'help' says what this page says.");
    roff.macro("SH", "OPTIONS");
    CommandSpec program = pages.get(0).specification().orElseThrow();
    program.options().forEach(this::option);
    commands();
    Topic.NAMES.forEach(this::topic);
    table("ENVIRONMENT", "variable");
    table("FILES", "what");
    roff.macro("SH", "SEE ALSO");
    return roff.line("pachctl(1), sh(1)").text();
  }

  private void synopsis(String first, String last) {
    roff.raw(".br")
        .raw("\\fBpachsh\\fR [\\fIOPTIONS\\fR] " + Roff.escaped((first + " " + last).strip()));
  }

  private void commands() {
    roff.macro("SH", "COMMANDS");
    List<CommandPage> commands = pages.subList(1, pages.size());
    List<OptionSpec> every =
        commands.stream()
            .flatMap(page -> page.specification().stream())
            .findFirst()
            .map(spec -> spec.mixins().get("standard").options())
            .orElseThrow();
    roff.macro("SS", EVERY);
    every.forEach(this::option);
    String section = "";
    for (CommandPage page : commands) {
      if (!page.section().equals(section)) {
        section = page.section();
        roff.macro("SS", section);
      }
      command(page);
    }
  }

  private void command(CommandPage page) {
    roff.macro("TP");
    page.specification()
        .ifPresentOrElse(
            spec -> head(page, spec), () -> roff.raw(bold(page.path()) + " [\\fIWORDS\\fR]"));
    roff.line(page.summary());
    if (page.specification().isEmpty()) {
      return;
    }
    CommandSpec spec = page.specification().get();
    roff.macro("RS");
    spec.positionalParameters().stream()
        .filter(parameter -> !parameter.hidden())
        .forEach(parameter -> item(italic(parameter.paramLabel()), parameter));
    List<OptionSpec> standard = spec.mixins().get("standard").options();
    spec.options().stream()
        .filter(
            option ->
                standard.stream()
                    .noneMatch(other -> other.longestName().equals(option.longestName())))
        .forEach(this::option);
    String[] footer = spec.usageMessage().footer();
    if (footer.length > 0) {
      roff.macro("PP")
          .verbatim(String.join("\n", footer).strip().replace("%%", "%").replace("%n", "\n"));
    }
    roff.macro("RE");
  }

  private void head(CommandPage page, CommandSpec spec) {
    String synopsis =
        new Help(spec, CommandLine.Help.defaultColorScheme(Ansi.OFF))
            .synopsis(0)
            .strip()
            .replaceAll("\\s+", " ");
    roff.raw(bold(page.path()) + Roff.escaped(synopsis.substring(page.path().length())));
  }

  private void option(OptionSpec option) {
    if (option.hidden()) {
      return;
    }
    String names = String.join(", ", Stream.of(option.names()).map(ManualPage::bold).toList());
    String separator = option.longestName().startsWith("--") ? "=" : " ";
    item(
        option.arity().max() == 0 ? names : names + separator + italic(option.paramLabel()),
        option);
  }

  private void item(String label, ArgSpec argument) {
    roff.macro("TP").raw(label).line(Words.description(argument));
  }

  private void topic(String name) {
    String text = Topic.named(name).orElseThrow().text();
    roff.macro("SH", name.replace('-', ' ').toUpperCase(Locale.ROOT));
    boolean verbatim = false;
    for (String line : text.lines().skip(1).toList()) {
      boolean shown = line.startsWith("  ");
      if (shown != verbatim) {
        roff.raw(shown ? ".RS\n.nf" : ".fi\n.RE");
        verbatim = shown;
      }
      if (shown) {
        roff.line(line.substring(2));
      } else if (line.startsWith("- ")) {
        roff.macro("IP", "-", "2").raw(prose(line.substring(2)));
      } else if (line.isBlank()) {
        roff.macro("PP");
      } else {
        roff.raw(prose(line));
      }
    }
    if (verbatim) {
      roff.raw(".fi\n.RE");
    }
  }

  /** A table of README.md whose heading begins with this word. */
  private void table(String title, String heading) {
    roff.macro("SH", title);
    readme()
        .lines()
        .dropWhile(line -> !line.startsWith("| " + heading + " |"))
        .skip(2)
        .takeWhile(line -> line.startsWith("|"))
        .map(line -> line.split("\\|"))
        .forEach(
            cells -> roff.macro("TP").raw(prose(cells[1].strip())).raw(prose(cells[2].strip())));
  }

  private static String readme() {
    try {
      return Files.readString(Path.of("README.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A line in which backquotes mark what can be typed. */
  private static String prose(String line) {
    String escaped = Roff.escaped(line);
    return escaped.replaceAll("\\\\\\(ga(.*?)\\\\\\(ga", "\\\\fB$1\\\\fR");
  }

  private static String bold(String words) {
    return "\\fB" + Roff.escaped(words) + "\\fR";
  }

  private static String italic(String words) {
    return "\\fI" + Roff.escaped(words) + "\\fR";
  }
}
