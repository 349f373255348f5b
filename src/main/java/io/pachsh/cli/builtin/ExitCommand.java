package io.pachsh.cli.builtin;

import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.interpreter.LeaveException;
import io.pachsh.output.Answer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Leaves; without a status with that of the command before. */
@CommandLine.Command(footer = {"", "Examples:", "  exit", "  exit 1"})
final class ExitCommand implements Command {
  private final IntSupplier lastStatus;

  @Parameters(arity = "0..1", paramLabel = "STATUS", description = "0 to 255.")
  private @Nullable Integer status;

  ExitCommand(IntSupplier lastStatus) {
    this.lastStatus = lastStatus;
  }

  @Override
  public Answer run(Streams streams) {
    throw new LeaveException(status != null ? status & 0xff : lastStatus.getAsInt());
  }
}
