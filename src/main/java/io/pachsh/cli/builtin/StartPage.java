package io.pachsh.cli.builtin;

import io.pachsh.command.CommandTree;
import io.pachsh.console.DisplayWidth;
import io.pachsh.help.Prose;
import io.pachsh.help.Topic;
import io.pachsh.output.Wrap;
import io.pachsh.outside.Sanitiser;
import io.pachsh.session.AccessState;
import io.pachsh.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What {@code help} alone shows: what to do first where this session stands, then where everything
 * else is. It fits into a screen of 80 columns and 24 rows with the line before and the prompt
 * behind it.
 */
final class StartPage {
  /** A line to type, and what it does. */
  private record Step(String line, String does) {}

  private static final Step STATUS = new Step("status", "where you are, and as whom");
  private static final Step TOKEN =
      new Step("auth use-auth-token", "signs in with a token that you kept");
  private static final Step LOGIN =
      new Step("auth login", "signs in through the identity provider");
  private static final Step TUTORIAL =
      new Step("tutorial first-steps", "shows you around, keeps nothing");

  private static final Map<AccessState, List<Step>> FIRST =
      Map.of(
          AccessState.UNREADABLE,
          List.of(
              new Step("doctor", "says what is wrong, and what to type"),
              new Step("config list context", "shows the contexts that there are"),
              new Step("config set active-context local", "practises on this computer")),
          AccessState.OFF,
          List.of(
              TUTORIAL,
              new Step("rehearsal start", "starts a practice Okta org"),
              new Step("auth activate --initial-admin=robot:admin", "switches access control on")),
          AccessState.SIGNED_OUT,
          List.of(LOGIN, TOKEN, new Step("doctor", "says why neither works")),
          AccessState.WITHOUT_PROVIDER,
          List.of(
              new Step("auth set-config", "connects an identity provider"),
              new Step("rehearsal start", "starts one to practise with"),
              STATUS),
          AccessState.READY,
          List.of(
              STATUS,
              new Step("auth add ROLES PRINCIPAL RESOURCE", "gives somebody roles"),
              new Step("auth explain PRINCIPAL PERMISSION RESOURCE", "says why, or why not")));

  private static final List<Step> MORE =
      List.of(
          new Step("help WORD", "finds what speaks of it, as in 'help token'"),
          new Step("help COMMAND", "explains a command, or lists a group: 'help auth'"),
          new Step("help all", "lists every command, one line each"),
          new Step("explain", "says what the last error means"),
          new Step("tutorial", "lists walkthroughs, to learn it step by step"));

  private StartPage() {}

  /** The page for a session; {@code tree} says which commands there are. */
  static String of(Session session, CommandTree tree, int columns) {
    StringBuilder page = new StringBuilder();
    page.append(Prose.fitted("Do this first" + where(session) + ":", columns));
    page.append(rows(first(session, tree), columns));
    page.append("\nFind the rest:\n").append(rows(there(MORE, tree), columns));
    page.append('\n').append(Prose.fitted("Commands begin with: " + words(tree) + ".", columns));
    page.append(Prose.fitted("Topics: " + String.join(", ", Topic.NAMES) + ".", columns));
    return page.append('\n')
        .append(
            Prose.fitted(
                "Tab completes, Up recalls lines, Ctrl-C stops a command, Ctrl-D leaves.", columns))
        .toString();
  }

  private static String where(Session session) {
    String name = Sanitiser.line(session.contextName());
    return session
        .find(session.contextName())
        .map(
            context ->
                context.isEmbedded()
                    ? " in '" + name + "', a cluster inside pachsh to practise on"
                    : " in '" + name + "', a real cluster")
        .orElse("");
  }

  /** The practice org is not offered to somebody who has the values of one. */
  private static List<Step> first(Session session, CommandTree tree) {
    boolean isProvided = session.variables().value("OKTA_ISSUER").isPresent();
    List<Step> steps = FIRST.getOrDefault(AccessState.of(session), List.of());
    return there(steps, tree).stream()
        .filter(step -> !isProvided || !step.line().equals("rehearsal start"))
        .toList();
  }

  private static List<Step> there(List<Step> steps, CommandTree tree) {
    return steps.stream()
        .filter(
            step ->
                !(tree.resolve(List.of(step.line().split(" ", -1)))
                    instanceof CommandTree.Resolution.Unknown))
        .toList();
  }

  private static String rows(List<Step> steps, int columns) {
    int widest = steps.stream().mapToInt(step -> step.line().length()).max().orElse(0);
    StringBuilder rows = new StringBuilder();
    steps.forEach(step -> rows.append(row(step, widest, columns)));
    return rows.toString();
  }

  private static String row(Step step, int widest, int columns) {
    int beside = 2 + widest + 2;
    String line = "  " + step.line();
    if (columns - beside < DisplayWidth.of(step.does())) {
      List<String> below = Wrap.lines(step.does(), Math.max(1, columns - 4));
      return line + "\n    " + String.join("\n    ", below) + "\n";
    }
    return line + " ".repeat(beside - line.length()) + step.does() + "\n";
  }

  /** The first words of commands, in the order of the overview. */
  private static String words(CommandTree tree) {
    List<String> words = new ArrayList<>();
    for (CommandTree.Entry entry : tree.entries()) {
      String word = entry.path().split(" ", 2)[0];
      if (!words.contains(word)) {
        words.add(word);
      }
    }
    return String.join(" ", words);
  }
}
