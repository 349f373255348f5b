package io.pachsh.command;

import io.pachsh.console.Console;
import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.outside.Lines;
import io.pachsh.session.Session;
import java.util.List;
import picocli.CommandLine.Mixin;

/** Asks before something is lost, by its command's rule, unless the line agrees already. */
public final class Confirmation {
  private final Session session;
  private final AskingRule rule;

  @Mixin private final YesOption yesOption;

  @Mixin private final ProtectedContextCheck protectedContext;

  /** Of a command that always asks. */
  public Confirmation(Session session, Console console) {
    this(session, console, AskingRule.ALWAYS);
  }

  public Confirmation(Session session, Console console, AskingRule rule) {
    this.session = session;
    this.rule = rule;
    this.yesOption = new YesOption(console);
    this.protectedContext = new ProtectedContextCheck(session, console);
  }

  /** When it asks. */
  public AskingRule rule() {
    return rule;
  }

  /** Whether the line agrees already, so that nobody is asked. */
  public boolean isGiven() {
    return protectedContext.guards() ? protectedContext.isAnswered() : yesOption.isGiven();
  }

  /**
   * Returns when the person agrees: on a protected context by its name, else with a yes.
   *
   * @param details shown above the question
   * @param question says what is lost; shown as the reason, too, when nobody can be asked
   * @return whether somebody was asked, and so has seen the details
   */
  public boolean require(List<String> details, String question, Streams streams) {
    boolean guarded = protectedContext.guards();
    boolean asks =
        guarded
            ? !protectedContext.isAnswered()
            : !yesOption.isGiven() && rule.asks(session, streams);
    if (asks) {
      streams.details(details);
    }
    if (guarded) {
      protectedContext.require(question, streams);
    } else if (asks) {
      yesOption.require(question, streams);
    }
    return asks;
  }

  /**
   * Asks something that {@code --yes} does not answer, since it may concern others: an option of
   * its own does.
   *
   * @param details why it is asked
   * @param ways what to type instead
   */
  public void requireApart(String details, String question, Lines ways, Streams streams) {
    if (!streams.atTerminal()) {
      throw new Failure(Exit.FAILED, details, ways);
    }
    streams.say(details);
    yesOption.ask(question, ways, streams);
  }

  /**
   * The same as {@link #require}, when what the rule is about has not come to pass: on protected
   * contexts alone.
   */
  public boolean requireOnProtected(List<String> details, String loss, Streams streams) {
    return protectedContext.guards() && require(details, loss, streams);
  }
}
