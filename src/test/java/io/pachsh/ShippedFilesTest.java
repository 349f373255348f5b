package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.console.Streams;
import io.pachsh.console.Terminals;
import io.pachsh.screen.Presentation.Mode;
import io.pachsh.shipped.CommandPage;
import io.pachsh.shipped.ShippedFile;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * The files in {@code completions} say what the commands say. With {@code
 * -Dcompletions.rewrite=true} they are written anew: {@code scripts/completions}.
 */
class ShippedFilesTest {
  private static final Path DIRECTORY = Path.of("completions");

  @TempDir private Path home;

  @TestFactory
  Stream<DynamicTest> areAsTheCommandsAre() {
    List<CommandPage> pages = pages();
    return Stream.of(ShippedFile.values())
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.fileName(),
                    () -> {
                      Path path = DIRECTORY.resolve(file.fileName());
                      String text = file.text(pages);
                      if (Boolean.getBoolean("completions.rewrite")) {
                        Files.createDirectories(DIRECTORY);
                        Files.writeString(path, text);
                      }
                      assertThat(path)
                          .as("write it anew with 'scripts/completions'")
                          .content(StandardCharsets.UTF_8)
                          .isEqualTo(text);
                    }));
  }

  /** The program, then its commands. */
  private List<CommandPage> pages() {
    PrintStream unseen =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Streams streams = new Streams(InputStream.nullInputStream(), false, unseen, unseen);
    ProcessEnvironment process =
        new ProcessEnvironment(
            streams,
            streams,
            new Terminals(false, false, false),
            Map.of("PACHSH_HOME", home.toString(), "HOME", home.toString()),
            home,
            interrupts -> new TypingConsole(List.<String>of().iterator(), unseen, () -> {}));
    List<CommandPage> pages = new ArrayList<>();
    pages.add(
        new CommandPage("", "", "", Optional.of(new CommandLine(new Options()).getCommandSpec())));
    try (Application application =
        new Application(new Options(), Mode.SCRIPT, process, TutorialSandbox::open)) {
      application
          .execution()
          .tree()
          .entries()
          .forEach(
              entry ->
                  pages.add(
                      new CommandPage(
                          entry.path(),
                          entry.section(),
                          entry.summary(),
                          application.execution().commands().specification(entry))));
    }
    return pages;
  }
}
