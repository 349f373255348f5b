package io.pachsh.command;

import io.pachsh.output.Format;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every command has. */
public final class StandardOptions {
  @Option(
      names = {"-o", "--output", "--output-format"},
      paramLabel = "FORMAT",
      description = "How to show the answer: ${COMPLETION-CANDIDATES}.")
  public @Nullable Format output;

  @Option(
      names = "--context",
      paramLabel = "CONTEXT",
      description = "Act on this context instead of the active one.")
  public @Nullable String context;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  public boolean help;
}
