package io.pachsh.cli.okta;

import io.pachsh.command.Command;
import io.pachsh.command.SecretInput;
import io.pachsh.console.Console;
import io.pachsh.console.Streams;
import io.pachsh.document.GivenText;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.okta.KeptConnection.Connection;
import io.pachsh.okta.OktaCredential;
import io.pachsh.okta.OktaOrg;
import io.pachsh.okta.OrgAddress;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.secret.Secret;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Connects the session to an Okta org, and tries whether the org lets it in. */
@CommandLine.Command(
    footer = {
      "",
      "An API token is made in Okta's Admin Console under Security > API > Tokens. Okta prefers a",
      "service app with a key of its own: an API Services app integration with the scopes",
      "okta.apps.manage, okta.groups.read and okta.users.read.",
      "The connection ends with the session unless --keep is given.",
      "",
      "Examples:",
      "  okta connect https://example.okta.com",
      "  okta connect https://example.okta.com --token @okta.token --keep",
      "  okta connect https://example.okta.com --client-id 0oa1example --private-key @key.json"
    })
final class ConnectOktaCommand implements Command, SecretInput {
  private static final GivenText GIVEN =
      new GivenText(
          "API token",
          GivenText.SECRET,
          "Type it when asked, or give it with '--token @FILE', '--token env:NAME' or '< FILE'.");

  private final OktaConnections connections;
  private final Console console;

  @Parameters(paramLabel = "ORG", description = "The org's address: https://ORG.okta.com.")
  private String address = "";

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description = "An API token: @FILE or env:NAME; asked for when absent.")
  private @Nullable Secret token;

  @Option(
      names = "--client-id",
      paramLabel = "ID",
      description = "A service app's client id, instead of an API token.")
  private @Nullable String clientId;

  @Option(
      names = "--private-key",
      paramLabel = "TOKEN",
      description = "The service app's private key: @FILE or env:NAME, JWK or PEM.")
  private @Nullable Secret privateKey;

  @Option(names = "--keep", description = "Keep the connection for later sessions (0600).")
  private boolean keep;

  ConnectOktaCommand(OktaConnections connections, Console console) {
    this.connections = connections;
    this.console = console;
  }

  @Override
  public Answer run(Streams streams) {
    OrgAddress where = OrgAddress.parse(address);
    OktaOrg org = connections.opened(new Connection(where, credential(where, streams)));
    OktaWork.during(
        org,
        streams,
        at -> {
          at.requireUsable();
          return at;
        });
    connections.use(org);
    if (keep) {
      connections.keep(org);
    }
    return Answer.one(
        Fields.of("org", where.toString()).with("kept", keep),
        "You are connected to " + where + (keep ? ", in later sessions too." : "."));
  }

  private OktaCredential credential(OrgAddress where, Streams streams) {
    if (clientId != null || privateKey != null) {
      if (clientId == null || privateKey == null || token != null) {
        throw new Failure(
            Exit.USAGE,
            "A service app is named by --client-id and --private-key together, without --token.");
      }
      return new OktaCredential.ServiceApp(clientId, privateKey);
    }
    Secret given =
        token != null
            ? token
            : streams.atTerminal()
                ? console.readSecret("API token of " + where)
                : Secret.of(GIVEN.read(streams));
    String text = given.reveal().strip();
    if (text.isEmpty()) {
      throw GIVEN.none();
    }
    if (text.chars().anyMatch(c -> c <= ' ' || c >= 0x7f)) {
      throw new Failure(
          Exit.USAGE,
          "What was given is no API token: it has blanks or other signs in it.",
          "A token is one word, which Okta shows once when it is made.");
    }
    return new OktaCredential.ApiToken(Secret.of(text));
  }
}
