package io.pachsh.configuration.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.cluster.identity.Connector;
import io.pachsh.cluster.identity.IdentityClient;
import io.pachsh.secret.Secret;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that another program stored: each stays one value, and none ends a line of ours. */
class HostileIdentityTest {
  private static final String LONG = "y";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\n+ config.clientSecret: b",
        "\u001b[2J",
        "\u202eevil",
        "key: [",
        "# no",
        "\u0000",
        LONG,
      })
  void aDifferenceHasOneLinePerKey(String name) {
    String hostile = name.equals(LONG) ? LONG.repeat(10_000) : name;
    List<String> lines = IdentityDifference.of(connector("Okta", 0), connector(hostile, 1));
    assertThat(lines).hasSize(1);
    assertThat(lines.get(0)).startsWith("~ name: Okta → ").doesNotContain("\n", "\u001b", "\u202e");
    List<String> keys =
        IdentityDifference.of(
            draft("{\"org\":\"a\"}"),
            ConnectorDraft.of(
                new Connector(
                    "okta",
                    "Okta",
                    "github",
                    1,
                    ConfigTree.of("github", Map.of("org", "a", hostile, "b")).json())));
    assertThat(keys).hasSize(1);
    assertThat(keys.get(0)).startsWith("+ config.").doesNotContain("\n", "\u001b", "\u202e");
    IdentityClient client =
        new IdentityClient("c", "C", Secret.of("s"), List.of("http://a"), List.of());
    IdentityClient other =
        new IdentityClient("c", "C", Secret.of("s"), List.of("http://a", hostile), List.of());
    assertThat(IdentityDifference.of(client, other)).hasSize(1);
    assertThat(IdentityDifference.of(client, other).get(0)).doesNotContain("\n", "\u001b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a\nid: b", "\u001b[2J", "\u202eevil", "key: [", "# no", "'", "•••", LONG})
  void thePageOfAnEditorReadsBackWhatIsStored(String value) {
    String hostile = value.equals(LONG) ? LONG.repeat(10_000) : value;
    ConfigTree config =
        ConfigTree.of("github", Map.of("org", hostile, hostile + "k", List.of(hostile)));
    ConnectorDraft stored =
        ConnectorDraft.of(new Connector("okta", "Okta", "github", 3, config.json()));
    ConnectorDraft read = ConnectorReader.update(ConnectorPage.of(stored), id -> "github");
    assertThat(read.config()).contains(config);
    assertThat(read.version()).isEqualTo(OptionalLong.of(3));
  }

  @Test
  void anIdOfTenThousandCharactersStandsOnItsPage() {
    String id = LONG.repeat(10_000);
    ConnectorDraft stored =
        ConnectorDraft.of(new Connector(id, id, "github", 0, Secret.of("{\"org\":\"a\"}")));
    ConnectorDraft read = ConnectorReader.update(ConnectorPage.of(stored), other -> "github");
    assertThat(read.id()).isEqualTo(id);
    assertThat(read.name()).isEqualTo(id);
  }

  private static ConnectorDraft connector(String name, long version) {
    return ConnectorDraft.of(
        new Connector("okta", name, "github", version, Secret.of("{\"org\":\"a\"}")));
  }

  private static ConnectorDraft draft(String json) {
    return ConnectorDraft.of(new Connector("okta", "Okta", "github", 0, Secret.of(json)));
  }
}
