package io.pachsh.cli.audit;

import io.pachsh.cluster.AuditChain;
import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.session.Session;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** Says whether the saved changes are the ones that were recorded, and where they are not. */
@CommandLine.Command(
    footer = {
      "",
      "Each record of audit.jsonl is chained to the one before by a hash, and the snapshot knows"
          + " the",
      "last one. The head, the last hash, stands for all records: keep it where nobody can change",
      "it, and compare. Whoever can write the directory can write a new chain, with another head.",
      "Records of earlier versions are not chained, which is no break.",
      "",
      "Examples:",
      "  audit verify",
      "  audit verify -o json"
    })
final class VerifyCommand implements Command {
  private final Session session;

  VerifyCommand(Session session) {
    this.session = session;
  }

  @Override
  public Answer run(Streams streams) {
    AuditChain chain = session.caller().history().chain();
    if (!chain.breaks().isEmpty()) {
      throw new Failure(
          Exit.FAILED,
          "The audit of '"
              + session.contextName()
              + "' is not what was recorded: "
              + String.join("; ", chain.breaks())
              + ".",
          "Compare audit.jsonl with a copy from a backup; nothing was changed.");
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        chain.chained() == 0
            ? "No record is chained yet; the next save begins the chain."
            : "The chain is whole: %s, up to change %d."
                .formatted(count(chain.chained()), chain.last()));
    if (chain.notChained() > 0) {
      lines.add(
          "Not chained, because an earlier version wrote them: " + count(chain.notChained()) + ".");
    }
    if (!chain.head().isEmpty()) {
      lines.add("Head: " + chain.head());
    }
    return new Answer.One(
        Fields.of("chained", chain.chained())
            .with("not_chained", chain.notChained())
            .with("last_change", chain.last())
            .with("head", chain.head()),
        lines);
  }

  private static String count(int records) {
    return records + (records == 1 ? " record" : " records");
  }
}
