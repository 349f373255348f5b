package io.pachsh;

import io.pachsh.access.RelyingParty;
import io.pachsh.cli.access.PolicyCommands;
import io.pachsh.cli.audit.AuditCommands;
import io.pachsh.cli.auth.AuthCommands;
import io.pachsh.cli.auth.access.AdministrationCommands;
import io.pachsh.cli.auth.signin.CallbackForwarding;
import io.pachsh.cli.auth.signin.ProviderSignIn;
import io.pachsh.cli.builtin.BuiltinCommands;
import io.pachsh.cli.builtin.ScriptSource;
import io.pachsh.cli.builtin.TypedLines;
import io.pachsh.cli.config.ConfigCommands;
import io.pachsh.cli.doctor.DoctorCommands;
import io.pachsh.cli.doctor.DoctorStages;
import io.pachsh.cli.editor.TextEditing;
import io.pachsh.cli.idp.IdpCommands;
import io.pachsh.cli.idp.setup.SetupCommands;
import io.pachsh.cli.kube.KubeCommands;
import io.pachsh.cli.okta.OktaCommands;
import io.pachsh.cli.okta.OktaConnections;
import io.pachsh.cli.place.PlaceCommands;
import io.pachsh.cli.rehearsal.PracticeOrg;
import io.pachsh.cli.rehearsal.RehearsalCommands;
import io.pachsh.cli.serve.ServeCommands;
import io.pachsh.cli.serve.ServeEnvironment;
import io.pachsh.cli.serve.Serving;
import io.pachsh.cli.session.SessionCommands;
import io.pachsh.command.CommandTree;
import io.pachsh.console.Console;
import io.pachsh.console.Streams;
import io.pachsh.console.Theme;
import io.pachsh.context.Home;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.file.FileTrouble;
import io.pachsh.kube.KubeClients;
import io.pachsh.kube.PortForwards;
import io.pachsh.language.LineSource;
import io.pachsh.language.Position;
import io.pachsh.session.Session;
import io.pachsh.shell.Script;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;

/**
 * All commands, with what each needs.
 *
 * @param theme in which colours codes are drawn
 * @param relyingParty asks a provider what it publishes before a connector to it is made
 * @param isOneShot whether pachsh ends behind one command
 */
record Commands(
    Session session,
    Home home,
    Console console,
    Supplier<Theme> theme,
    RelyingParty relyingParty,
    OktaConnections okta,
    KubeClients kubernetes,
    PortForwards forwards,
    boolean isOneShot) {
  void addTo(LineExecution execution, TypedLines typed, PracticeOrg practiceOrg, Serving serving) {
    CommandTree tree = execution.tree();
    ProviderSignIn signIn =
        new ProviderSignIn(
            () -> session.variables().environment(),
            home.rehearsal(),
            console::width,
            theme,
            new CallbackForwarding(session, kubernetes),
            Clock.systemUTC());
    TextEditing editing = new TextEditing(session, home, console, execution::editor);
    AuthCommands.addTo(
        tree,
        session,
        console,
        signIn,
        practiceOrg::wake,
        editing,
        // Asked late: the zones are read from a file.
        ZoneId::systemDefault);
    AdministrationCommands.addTo(tree, session, console, Clock.systemUTC(), ZoneId::systemDefault);
    PlaceCommands.addTo(tree, session, console);
    PolicyCommands.addTo(
        tree, session, console, Clock.systemUTC(), ZoneId::systemDefault, okta::groupNames);
    AuditCommands.addTo(tree, session, console, Clock.systemUTC(), ZoneId::systemDefault);
    DoctorCommands.addTo(
        tree,
        new DoctorStages(session, home, console, Clock.systemUTC(), new LazyRandom()),
        signIn,
        practiceOrg::wake);
    IdpCommands.addTo(tree, session, console, editing);
    SetupCommands.addTo(
        tree,
        session,
        console,
        () -> relyingParty,
        streams -> {
          var unused =
              execution.runner().run(new Position(1, 1), List.of("auth", "login"), streams);
        });
    ConfigCommands.addTo(tree, session, home, console, kubernetes);
    RehearsalCommands.addTo(tree, session, practiceOrg, isOneShot);
    OktaCommands.addTo(tree, session, console, okta);
    ServeCommands.addTo(
        tree,
        session,
        console,
        serving,
        new ServeEnvironment(
            home.serveLogFile(),
            new BugLog(new LogFile(home.logFile()), Clock.systemUTC()),
            Clock.systemUTC(),
            isOneShot));
    SessionCommands.addTo(tree, session, home, console, ZoneId::systemDefault);
    BuiltinCommands.addTo(
        tree,
        session,
        source(execution.script()),
        execution.runner(),
        typed,
        execution.interpreter()::status);
    KubeCommands.addTo(tree, session, execution.programs()::run, kubernetes, forwards, isOneShot);
  }

  private static ScriptSource source(Script script) {
    return (Path file, Streams streams) -> {
      try (InputStream in = Files.newInputStream(file)) {
        return script.run(file.toString(), LineSource.of(in), streams);
      } catch (NoSuchFileException e) {
        throw new Failure(
            Exit.FAILED, "There is no script " + file + ".", FileTrouble.whereItMayBe(e));
      } catch (IOException e) {
        throw FileTrouble.failure("The script " + file + " cannot be read", e, "");
      }
    };
  }
}
