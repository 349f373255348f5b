package io.pachsh.cli.auth;

import io.pachsh.cli.auth.signin.ProviderSignInStep;
import io.pachsh.cli.auth.signin.SleepingProvider;
import io.pachsh.cli.editor.TextEditing;
import io.pachsh.command.CommandTree;
import io.pachsh.console.Console;
import io.pachsh.session.Session;
import java.time.ZoneId;
import java.util.function.Supplier;

/** The noun {@code auth}. */
public final class AuthCommands {
  private AuthCommands() {}

  /**
   * Adds them.
   *
   * @param signIn takes a person to the provider and back
   * @param sleeper the provider of this computer
   * @param editing how texts are edited
   * @param zone the zone in which dates are shown
   */
  public static void addTo(
      CommandTree tree,
      Session session,
      Console console,
      ProviderSignInStep signIn,
      SleepingProvider sleeper,
      TextEditing editing,
      Supplier<ZoneId> zone) {
    TokenInput tokenInput = new TokenInput(console, session.secrets());
    tree.section("Access control")
        .add(
            "auth activate",
            "Switches access control on.",
            () -> new ActivateCommand(session, tokenInput))
        .add(
            "auth deactivate",
            "Switches access control off and forgets all of it.",
            () -> new DeactivateCommand(session, console))
        .add(
            "auth use-auth-token",
            "Signs in with a token that you kept.",
            () -> new UseAuthTokenCommand(session, tokenInput))
        .add(
            "auth set-config",
            "Connects an identity provider.",
            () -> new SetConfigCommand(session, console))
        .add(
            "auth edit-config",
            "Opens the configuration in your editor.",
            () -> new EditConfigCommand(session, console, editing))
        .add(
            "auth get-config",
            "Shows the identity provider's configuration.",
            () -> new GetConfigCommand(session))
        .add(
            "auth login",
            "Logs in through the identity provider.",
            () -> new LoginCommand(session, tokenInput, signIn, sleeper))
        .add(
            "auth logout",
            "Forgets the session's token; it stays valid.",
            () -> new LogoutCommand(session, signIn))
        .add("auth whoami", "Says who you are.", () -> new WhoAmICommand(session, zone))
        .add(
            "auth get-robot-token",
            "Makes a token for a robot.",
            () -> new GetRobotTokenCommand(session))
        .add(
            "auth rotate-root-token",
            "Replaces the root token.",
            () -> new RotateRootTokenCommand(session, console, tokenInput))
        .add(
            "auth revoke",
            "Ends a token, or all tokens of somebody.",
            () -> new RevokeCommand(session, console, tokenInput))
        .understanding("whoami", "auth whoami")
        .understanding("who", "auth whoami")
        .understanding("who am i", "auth whoami");
  }
}
