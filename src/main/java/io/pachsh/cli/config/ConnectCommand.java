package io.pachsh.cli.config;

import io.pachsh.command.Command;
import io.pachsh.config.Address;
import io.pachsh.config.PachctlContext;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.outside.Lines;
import io.pachsh.session.PachctlEntryName;
import io.pachsh.session.Session;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a context of a real cluster and chooses it; the cluster itself is not asked yet. */
@CommandLine.Command(
    footer = {
      "",
      "Examples:",
      "  connect grpcs://pachd.example.com:443 --alias prod",
      "  connect localhost:30650"
    })
final class ConnectCommand implements Command {
  private final Session session;

  @Parameters(
      paramLabel = "ADDRESS",
      description = "Where its pachd listens: HOST:PORT, or grpcs://HOST:PORT with TLS.")
  private String address = "";

  @Option(names = "--alias", paramLabel = "NAME", description = "The context's name.")
  private @Nullable String alias;

  ConnectCommand(Session session) {
    this.session = session;
  }

  @Override
  public Answer run(Streams streams) {
    String wanted = alias == null ? address : alias;
    if (session.find(wanted).isEmpty()) {
      Address.parse(address);
    }
    String entry = PachctlEntryName.named(wanted, session);
    List<String> lines = new ArrayList<>();
    PachctlContext known = session.real().config().contexts().get(entry);
    if (known == null) {
      String whole = Address.parse(address).text();
      PachctlContext made = PachctlContext.EMPTY.with("pachd_address", whole);
      session.real().change(session.real().config().with(entry, made));
      lines.add("New context '" + entry + "' created, will connect to Pachyderm at " + whole);
    } else if (alias != null && !known.address().equals(Address.parse(address).text())) {
      streams.note(
          Lines.text(
              """
              the context '%s' was there before and keeps its address %s
                'config update context --pachd-address' changes it.\
              """,
              entry, known.address()));
    }
    String name = session.named("pachctl/" + entry).name();
    session.contextChanges().activate(name);
    lines.add("Context '" + name + "' set as active");
    return new Answer.One(Fields.of("name", name), lines);
  }
}
