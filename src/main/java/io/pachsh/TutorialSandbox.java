package io.pachsh;

import io.pachsh.cli.tutorial.Sandbox;
import io.pachsh.cli.tutorial.StepCommands;
import io.pachsh.console.Input;
import io.pachsh.console.Keyboard;
import io.pachsh.console.LineConsole;
import io.pachsh.console.Streams;
import io.pachsh.context.ContextStore;
import io.pachsh.context.Contexts;
import io.pachsh.context.Home;
import io.pachsh.file.FileTrouble;
import io.pachsh.file.OwnFile;
import io.pachsh.session.Session;
import io.pachsh.session.Settings;
import io.pachsh.shell.Engine;
import io.pachsh.tutorial.ScratchDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A console within the console, for walkthroughs: everything put together once more, on a home and
 * a working directory that are thrown away. Of the session around it, it has the exported variables
 * and the settings.
 */
final class TutorialSandbox implements Sandbox {
  private final ScratchDirectory directory;
  private final Application application;
  private @Nullable Keyboard keyboard;

  private TutorialSandbox(ScratchDirectory directory, Application application) {
    this.directory = directory;
    this.application = application;
  }

  /**
   * Opens one.
   *
   * @param around what the process brings
   * @param session the session around it
   * @param console the person's, which stays open
   * @param log where bugs are kept
   */
  static TutorialSandbox open(
      ProcessEnvironment around, Session session, LineConsole console, Path log, Options options) {
    ScratchDirectory directory = ScratchDirectory.make();
    try {
      Path work = directory.path().resolve("work");
      new OwnFile(work).makeDirectory();
      Map<String, String> environment = SandboxEnvironment.of(session.variables().environment());
      environment.put("PACHSH_HOME", directory.path().resolve("home").toString());
      environment.put("PACH_CONFIG", directory.path().resolve("pachctl.json").toString());
      new ContextStore(Home.from(environment).contextsFile())
          .save(Contexts.initial(), settings(session));
      ProcessEnvironment own =
          new ProcessEnvironment(
              around.streams(),
              around.own(),
              around.terminals(),
              environment,
              work,
              interrupts -> new BorrowedConsole(console));
      Options look = new Options();
      look.color = options.color;
      return new TutorialSandbox(directory, Application.scratch(look, own, log));
    } catch (IOException e) {
      directory.close();
      throw FileTrouble.failure(
          "The scratch directory of the walkthrough cannot be used",
          e,
          "Make room in " + directory.path().getParent() + ".");
    } catch (RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  @Override
  public OptionalInt run(String commands, Streams streams) {
    return status(application.execution().engine(streams).run(commands));
  }

  @Override
  public OptionalInt typed(Input.Line line, String prompt) {
    return status(application.prompt().typed(line, keyboard(), prompt));
  }

  @Override
  public Keyboard keyboard() {
    if (keyboard == null) {
      keyboard =
          application.prompt().keyboard(new StepCommands(application.prompt().completions()));
    }
    return keyboard;
  }

  @Override
  public void close() {
    try (directory) {
      application.close();
    }
  }

  private static OptionalInt status(Engine.Outcome outcome) {
    return outcome instanceof Engine.Outcome.Ran ran
        ? OptionalInt.of(ran.status())
        : OptionalInt.empty();
  }

  /** The settings around it, but without remarks of the console's own between the page's. */
  private static Contexts settings(Session session) {
    var unused = session.contexts(); // Settings are what they are at first until this was read.
    Contexts settings = Contexts.initial();
    for (Settings setting : Settings.values()) {
      settings = setting.changed(settings, session.setting(setting));
    }
    return Settings.HINTS.changed(Settings.AUTOSAVE.changed(settings, "off"), "off");
  }
}
