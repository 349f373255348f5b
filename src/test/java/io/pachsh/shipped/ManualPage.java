package io.pachsh.shipped;

import io.pachsh.help.Topic;
import io.pachsh.version.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
    roff.raw(".br");
    synopsis("", "COMMAND ...");
    roff.raw(".br");
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
    table("ENVIRONMENT", "variable", 1, 2);
    table("FILES", "what", 2, 1);
    roff.macro("SH", "SEE ALSO");
    return roff.line("pachctl(1), sh(1)").text();
  }

  private void synopsis(String first, String last) {
    roff.raw("\\fBpachsh\\fR [\\fIOPTIONS\\fR] " + Roff.escaped((first + " " + last).strip()));
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
      roff.macro("PP").page(String.join("\n", footer).replace("%%", "%"));
    }
    roff.macro("RE");
  }

  private void head(CommandPage page, CommandSpec spec) {
    String synopsis =
        new Help(spec, CommandLine.Help.defaultColorScheme(Ansi.OFF))
            .synopsis(0)
            .strip()
            .replaceAll("\\s+", " ")
            .replace(" [--context=NAME]", "")
            .replace(" [-o=FORMAT]", "")
            .replaceFirst(" \\[-([a-z]*)h([a-z]*)]", " [-$1$2]")
            .replace(" [-]", "");
    roff.raw(bold(page.path()) + Roff.escaped(synopsis.substring(page.path().length())));
  }

  private void option(OptionSpec option) {
    if (option.hidden()) {
      return;
    }
    String names = String.join(", ", Words.names(option).stream().map(ManualPage::bold).toList());
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
    roff.page(text.substring(text.indexOf('\n')));
  }

  /** A table of README.md whose heading begins with this word. */
  private void table(String title, String heading, int tag, int text) {
    roff.macro("SH", title);
    readme()
        .lines()
        .dropWhile(line -> !line.startsWith("| " + heading + " |"))
        .skip(2)
        .takeWhile(line -> line.startsWith("|"))
        .map(line -> line.split("\\|"))
        .forEach(cells -> roff.macro("TP").prose(cells[tag].strip()).prose(cells[text].strip()));
  }

  private static String readme() {
    try {
      return Files.readString(Path.of("README.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String bold(String words) {
    return "\\fB" + Roff.escaped(words) + "\\fR";
  }

  private static String italic(String words) {
    return "\\fI" + Roff.escaped(words) + "\\fR";
  }
}
