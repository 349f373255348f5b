package io.pachsh.cli.access;

import io.pachsh.access.AccessPolicy;
import io.pachsh.access.Principal;
import io.pachsh.command.Command;
import io.pachsh.command.OutputFile;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.policy.PolicyReader;
import io.pachsh.policy.PolicyWriter;
import io.pachsh.session.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Writes everything that decides about access as one YAML file in stable order. */
@CommandLine.Command(
    footer = {
      "",
      "The file is for 'access diff' and 'access apply', and for version control.",
      "",
      "Examples:",
      "  access export -f access.yaml",
      "  access export | less"
    })
final class ExportPolicyCommand implements Command {
  private final Session session;

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "Write this file (0600) instead of showing the policy; - shows it.")
  private @Nullable Path file;

  ExportPolicyCommand(Session session) {
    this.session = session;
  }

  @Override
  public Answer run(Streams streams) {
    AccessPolicy policy = session.caller().policy().read();
    OutputFile target = OutputFile.of(file == null ? Path.of("-") : file, session.directory());
    if (target.isOutput()) {
      return new Answer.One(document(policy), text(policy).lines().toList());
    }
    target.write(out -> PolicyWriter.write(policy, out), streams);
    String counts = Counted.of(policy.bindings().size(), "resource");
    counts += ", " + Counted.of(policy.groups().size(), "group");
    counts += " and " + Counted.of(policy.robots().size(), "robot");
    return Answer.one(
        Fields.of("file", target.toString()),
        "Wrote the access of '%s' to %s: %s.".formatted(session.context().name(), target, counts));
  }

  private static String text(AccessPolicy policy) {
    StringBuilder text = new StringBuilder();
    try {
      PolicyWriter.write(policy, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** The same with its levels, for JSON and YAML. */
  private static Fields document(AccessPolicy policy) {
    Map<String, Object> bindings = new LinkedHashMap<>();
    policy
        .bindings()
        .forEach(
            (resource, entries) -> {
              Map<String, Object> roles = new LinkedHashMap<>();
              entries.forEach((who, names) -> roles.put(who.text(), List.copyOf(names)));
              bindings.put(resource.text(), roles);
            });
    Map<String, Object> groups = new LinkedHashMap<>();
    policy.groups().forEach((group, members) -> groups.put(group.text(), texts(members)));
    return Fields.of("access_version", PolicyReader.VERSION)
        .with("bindings", bindings)
        .with("groups", groups)
        .with("robots", texts(policy.robots()));
  }

  private static List<String> texts(Collection<Principal> principals) {
    return principals.stream().map(Principal::text).toList();
  }
}
