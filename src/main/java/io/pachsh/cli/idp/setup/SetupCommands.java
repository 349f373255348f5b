package io.pachsh.cli.idp.setup;

import io.pachsh.access.RelyingParty;
import io.pachsh.command.CommandTree;
import io.pachsh.console.Console;
import io.pachsh.console.Streams;
import io.pachsh.session.Session;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The wizard among the commands of {@code idp}; it is about two clusters where those differ. */
public final class SetupCommands {
  private SetupCommands() {}

  /**
   * Adds it.
   *
   * @param relyingParty asks providers what they publish
   * @param login runs {@code auth login}
   */
  public static void addTo(
      CommandTree tree,
      Session session,
      Console console,
      Supplier<RelyingParty> relyingParty,
      Consumer<Streams> login) {
    tree.section("Identity service")
        .add(
            "idp setup",
            "Connects an identity provider, step by step.",
            () -> new SetupCommand(session, console, relyingParty, login));
  }
}
