package io.pachsh;

import io.pachsh.console.Streams;
import io.pachsh.console.Terminals;
import io.pachsh.context.Home;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.failure.Interruption;
import io.pachsh.file.FileTrouble;
import io.pachsh.file.Utf8;
import io.pachsh.interpreter.LeaveException;
import io.pachsh.language.LineSource;
import io.pachsh.screen.Presentation;
import io.pachsh.screen.Presentation.Mode;
import io.pachsh.version.Version;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** One run of pachsh: what the command line asks for, from its options to its exit status. */
final class Launch {
  private final Options options;
  private final Streams streams;
  private final Application application;

  private Launch(Options options, Streams streams, Application application) {
    this.options = options;
    this.streams = streams;
    this.application = application;
  }

  /** Runs pachsh with these arguments and returns its exit status. */
  static int run(String[] args, ProcessEnvironment process) {
    if (args.length > 0 && args[0].equals(CompletionQuery.OPTION)) {
      return CompletionQuery.answer(List.of(args).subList(1, args.length), process);
    }
    Options options = new Options();
    Streams streams = process.streams();
    try {
      requireText(args);
      if (args.length > 0 && !args[0].startsWith("-")) {
        // No options: spares what picocli needs to get ready for them.
        options.words = List.of(args);
      } else if (args.length > 0) {
        options.read(args);
      }
      if (options.help) {
        streams.out().print(options.page());
        return Exit.OK.status();
      }
      if (options.version) {
        streams.out().println("pachsh " + Version.TEXT);
        return Exit.OK.status();
      }
      options.requireSafe();
      Home.ignored(process.environment()).forEach(streams::note);
      try (Application application =
          new Application(
              options, mode(options, process.terminals()), process, TutorialSandbox::open)) {
        return new Launch(options, streams, application).run();
      }
    } catch (Failure e) {
      return said(e, streams);
    } catch (RuntimeException | Error e) {
      return Shutdown.isUnderWay()
          ? Exit.FAILED.status()
          : said(UnexpectedEnd.of(e, Home.from(process.environment())), streams);
    }
  }

  /**
   * Java reads what is no UTF-8 with other characters in its place: it would act on another name.
   */
  private static void requireText(String[] args) {
    for (String argument : args) {
      if (!Utf8.isWhole(argument)) {
        throw new Failure(
            Exit.USAGE,
            "The argument '" + argument + "' is not UTF-8 text.",
            "Set the terminal, or what the argument comes from, to UTF-8.");
      }
    }
  }

  private static int said(Failure e, Streams streams) {
    streams.showing(ProcessSecrets::masked).say(Presentation.plain(e));
    return e.exit().status();
  }

  private int run() {
    try {
      return switch (application.mode()) {
        case INTERACTIVE -> application.interactive();
        case ONE_SHOT -> oneShot();
        case SCRIPT -> script();
      };
    } catch (Interruption e) {
      if (e.account().isPresent()) {
        return said(application.execution().runner().told(e.account().get()), streams);
      }
      streams.say("");
      return Exit.INTERRUPTED.status();
    } catch (Failure e) {
      throw application.execution().runner().told(e);
    } catch (RuntimeException | Error e) {
      application.abandon();
      throw e;
    }
  }

  /** Whether a command did its work, whatever its answer. */
  private static boolean wentWell(int status) {
    return status == Exit.OK.status() || status == Exit.NO.status();
  }

  private int oneShot() {
    int status;
    try {
      status = application.oneShot(options.words);
    } catch (LeaveException e) {
      status = e.status();
    }
    application.sayLoginsThatEnd();
    if (wentWell(status) && application.session().isUnsaved()) {
      if (options.noSave) {
        sayForgotten("--no-save was given");
      } else {
        application.session().save();
      }
    }
    return status;
  }

  private int script() {
    if (options.commands != null) {
      Optional<Integer> refused =
          options.insecureInline
              ? Optional.empty()
              : application.execution().reportSecret("-c", options.commands);
      return refused.isPresent()
          ? refused.get()
          : script("-c", LineSource.of(options.commands), streams);
    }
    Path file = options.file;
    if (file == null || file.toString().equals("-")) {
      Streams noInput = streams.readingFrom(InputStream.nullInputStream());
      return script("standard input", LineSource.of(streams.in()), noInput);
    }
    try (InputStream in = Files.newInputStream(file)) {
      return script(file.toString(), LineSource.of(in), streams);
    } catch (NoSuchFileException e) {
      throw new Failure(Exit.USAGE, "There is no script " + file + ".");
    } catch (IOException e) {
      throw FileTrouble.failure("The script " + file + " cannot be read", e, "");
    }
  }

  private int script(String name, LineSource lines, Streams its) {
    if (options.check) {
      return application.execution().check(name, lines, its);
    }
    application.addressNote().ifPresent(streams::note);
    int status;
    try {
      status = application.script(name, lines, its);
    } catch (LeaveException e) {
      status = e.status();
    }
    application.sayLoginsThatEnd();
    if (!application.session().isUnsaved()) {
      return status;
    }
    if (options.save && status == Exit.OK.status()) {
      application.session().save();
    } else {
      sayForgotten(
          status == Exit.OK.status()
              ? "'save' in the script or --save keeps them"
              : "a script that fails does not save");
    }
    return status;
  }

  private void sayForgotten(String why) {
    int count = application.session().pending().size();
    String changes = count == 1 ? "change was" : "changes were";
    streams.note("%d unsaved %s forgotten; %s".formatted(count, changes, why));
  }

  private static Mode mode(Options options, Terminals terminals) {
    if (!options.words.isEmpty()) {
      return Mode.ONE_SHOT;
    }
    boolean typed = options.commands == null && options.file == null && terminals.in();
    return typed ? Mode.INTERACTIVE : Mode.SCRIPT;
  }
}
