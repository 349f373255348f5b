package io.pachsh.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pachsh.access.Principal;
import io.pachsh.cluster.Caller;
import io.pachsh.cluster.Cluster;
import io.pachsh.cluster.ClusterInfo;
import io.pachsh.cluster.Identity;
import io.pachsh.cluster.SavedCluster;
import io.pachsh.config.ResolvedAddress;
import io.pachsh.context.Context;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.secret.Secret;
import io.pachsh.session.Clusters;
import io.pachsh.session.Session;
import io.pachsh.session.Variables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session on contexts of real clusters. */
class RealContextsTest {
  private static final Secret TOKEN = Secret.of("an issued token");

  @TempDir private Path home;
  private final List<Connection> opened = new ArrayList<>();
  private final Variables variables = new Variables(Map.of());

  /** A real cluster as far as a session sees it. */
  private static final class Connection implements Cluster, AutoCloseable {
    private final ResolvedAddress resolved;
    private final Consumer<String> learned;
    private boolean closed;

    Connection(ResolvedAddress resolved, Consumer<String> learned) {
      this.resolved = resolved;
      this.learned = learned;
    }

    @Override
    public ClusterInfo info() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Caller as(Optional<Secret> token) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean isActivated() {
      return true;
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private final class Opener implements Clusters {
    @Override
    public SavedCluster embedded(String name) {
      return new FakeCluster();
    }

    @Override
    public Cluster real(Context context, ResolvedAddress resolved, Consumer<String> learned) {
      opened.add(new Connection(resolved, learned));
      return opened.get(opened.size() - 1);
    }
  }

  @Test
  void readsPachctlsFileOnlyWhenARealClusterIsMeant() throws IOException {
    write("no configuration at all");
    Session session = session();
    assertThat(session.context().name()).isEqualTo("local");
    session.tokens().keep(Optional.of(TOKEN));
    session.choose("local");
    session.save();
    session.revert();
    assertThat(session.isUnsaved()).isFalse();
    assertThat(session.contextNames()).containsExactly("local");
    assertThatThrownBy(() -> session.choose("prod"))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("damaged");
  }

  @Test
  void keepsATokenUntilItIsSavedAndWritesNoNote() throws IOException {
    Session session = onProd();
    session.tokens().keep(Optional.of(TOKEN));
    assertThat(session.pending()).containsExactly("context prod: signed in");
    assertThat(read()).doesNotContain(TOKEN.reveal());
    session.revert();
    assertThat(session.context().token()).isEmpty();
    session.tokens().keep(Optional.of(TOKEN));
    session.save();
    assertThat(session.isUnsaved()).isFalse();
    assertThat(read()).contains(TOKEN.reveal());
    assertThat(Files.readString(home.resolve("contexts.json"))).doesNotContain(TOKEN.reveal());
  }

  @Test
  void writesAnIssuedTokenAtOnceAndNeverRevertsIt() throws IOException {
    Session session = onProd();
    session.real().change(session.real().config().withMetrics(true));
    assertThat(session.tokens().keepIssued(TOKEN)).isEmpty();
    assertThat(read()).contains(TOKEN.reveal()).doesNotContain("metrics");
    assertThat(session.pending()).containsExactly("pachctl's metrics: true");
    session.revert();
    assertThat(session.context().token()).contains(TOKEN);
    assertThat(session.isUnsaved()).isFalse();
  }

  @Test
  void anIssuedTokenTakesItsClusterAlong() throws IOException {
    Session session = onProd();
    session
        .real()
        .change(
            session
                .real()
                .config()
                .with(
                    "prod",
                    session.real().entryNamed("prod").with("pachd_address", "grpc://moved:1")));
    assertThat(session.tokens().keepIssued(TOKEN)).isEmpty();
    assertThat(session.isUnsaved()).isFalse();
    assertThat(read()).contains("grpc://moved:1").contains(TOKEN.reveal());
  }

  @Test
  void bindsATokenToTheClusterThatPachdAddressLedTo() throws IOException {
    Session session = onProd();
    variables.export("PACHD_ADDRESS", "grpc://elsewhere:1");
    Cluster elsewhere = session.cluster();
    opened.get(opened.size() - 1).learned.accept("id-elsewhere");
    assertThat(session.cluster()).isSameAs(elsewhere);
    assertThat(session.real().entryNamed("prod").deploymentId()).isEmpty();
    session.tokens().keep(Optional.of(TOKEN));
    session.save();
    variables.unset("PACHD_ADDRESS");
    var unused = session.cluster();
    assertThat(opened.get(opened.size() - 1).resolved.deploymentId()).contains("id-elsewhere");
  }

  @Test
  void keepsAnIssuedTokenThatCannotBeWrittenUntilItIs() throws IOException {
    Session session = onProd();
    Path file = home.resolve("pachctl.json");
    String good = read();
    write("damaged");
    assertThat(session.tokens().keepIssued(TOKEN)).isPresent();
    assertThat(session.context().token()).contains(TOKEN);
    assertThat(session.isUnsaved()).isTrue();
    assertThatThrownBy(session::save).isInstanceOf(Failure.class).hasMessageContaining("damaged");
    write(good);
    session.revert();
    assertThat(session.context().token()).contains(TOKEN);
    session.save();
    assertThat(Files.readString(file)).contains(TOKEN.reveal());
    session.revert();
    assertThat(session.isUnsaved()).isFalse();
  }

  @Test
  void savesEmbeddedClustersEvenWhenPachctlsFileRefuses() throws IOException {
    Session session = onProd();
    session.tokens().keep(Optional.of(TOKEN));
    session.contextChanges().create("practice");
    write("damaged");
    assertThatThrownBy(session::save).isInstanceOf(Failure.class).hasMessageContaining("damaged");
    assertThat(session.pending()).containsExactly("context prod: signed in");
  }

  @Test
  void remembersWhoAClusterIsWithoutBeingUnsaved() throws IOException {
    Session session = onProd();
    session.cluster();
    opened.get(0).learned.accept("id-1");
    assertThat(read()).contains("\"cluster_deployment_id\": \"id-1\"");
    assertThat(session.isUnsaved()).isFalse();
    session.cluster();
    assertThat(opened).hasSize(1);
    opened.get(0).learned.accept("id-2");
    assertThat(read()).doesNotContain("id-2");
    Session next = session();
    next.contextChanges().activate("prod");
    next.cluster();
    assertThat(opened.get(1).resolved.deploymentId()).contains("id-1");
  }

  @Test
  void learnsNothingFromAnAddressOfTheEnvironment() throws IOException {
    variables.export("PACHD_ADDRESS", "grpc://elsewhere:1");
    Session session = onProd();
    session.cluster();
    assertThat(opened.get(0).resolved.address().text()).isEqualTo("grpc://elsewhere:1");
    opened.get(0).learned.accept("id-1");
    assertThat(read()).doesNotContain("id-1");
  }

  @Test
  void reopensAClusterWhoseAddressChanged() throws IOException {
    Session session = onProd();
    session.cluster();
    session.tokens().keep(Optional.of(TOKEN));
    session.cluster();
    assertThat(opened).hasSize(1);
    session
        .real()
        .change(
            session
                .real()
                .config()
                .with(
                    "prod",
                    session.real().entryNamed("prod").with("pachd_address", "grpc://moved:1")));
    session.cluster();
    assertThat(opened).hasSize(2);
    assertThat(opened.get(0).closed).isTrue();
    session.discard();
    assertThat(opened.get(1).closed).isTrue();
  }

  @Test
  void aTokenOfTheEnvironmentIsUsedAndNeverStored() throws IOException {
    variables.export("PACHSH_TOKEN", "from-ci");
    Session session = onProd();
    assertThat(session.context().token()).contains(Secret.of("from-ci"));
    session.real().change(session.real().config().withMetrics(true));
    session.save();
    assertThat(read()).doesNotContain("from-ci");
    session.tokens().keep(Optional.of(TOKEN));
    assertThat(session.context().token()).contains(TOKEN);
    session.contextChanges().activate("local");
    assertThat(session.context().token()).isEmpty();
  }

  @Test
  void remembersWhoATokenStandsForWhileItIsTheSame() throws IOException {
    Session session = onProd();
    session.tokens().keep(Optional.of(TOKEN));
    assertThat(session.tokens().identity()).isEmpty();
    Identity ada = new Identity(new Principal("user:ada@example.com"), Optional.empty(), false);
    session.tokens().remember(ada);
    assertThat(session.tokens().identity()).contains(ada);
    session.tokens().keep(Optional.of(Secret.of("another")));
    assertThat(session.tokens().identity()).isEmpty();
  }

  @Test
  void protectionStaysInPachshsOwnFile() throws IOException {
    Session session = onProd();
    session.contextChanges().protect("prod", true);
    session.save();
    assertThat(read()).doesNotContain("protected");
    assertThat(session().named("prod").isProtected()).isTrue();
  }

  @Test
  void twoContextsOfOneNameAreToldApart() throws IOException {
    write("{\"v2\": {\"contexts\": {\"local\": {\"pachd_address\": \"grpc://host:1\"}}}}");
    Session session = session();
    assertThat(session.contextNames()).containsExactly("local", "pachctl/local");
    assertThat(session.named("local").isEmbedded()).isTrue();
    session.contextChanges().activate("pachctl/local");
    assertThat(session.context().isEmbedded()).isFalse();
    assertThat(session.real().config().active()).contains("local");
    variables.export("PACH_CONTEXT", "local");
    session.contextChanges().activate("local");
    assertThat(session.context().isEmbedded()).isFalse();
  }

  @Test
  void aFileThatCannotBeWrittenRefusesTheSave() throws IOException {
    Session session = onProd();
    session.tokens().keep(Optional.of(TOKEN));
    Files.move(home.resolve("pachctl.json"), home.resolve("kept.json"));
    Files.createDirectory(
        home.resolve("pachctl.json"),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    assertThatThrownBy(session::save)
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.exit()).isEqualTo(Exit.FAILED))
        .hasMessageContaining("cannot be written");
    assertThat(session.context().token()).contains(TOKEN);
  }

  private Session onProd() throws IOException {
    write(
        "{\"v2\": {\"active_context\": \"prod\","
            + " \"contexts\": {\"prod\": {\"pachd_address\": \"grpc://host:1650\"}}}}");
    Session session = session();
    session.contextChanges().activate("prod");
    session.save();
    return session;
  }

  private Session session() {
    return TestSession.of(home, new Opener(), variables);
  }

  private void write(String text) throws IOException {
    Files.writeString(home.resolve("pachctl.json"), text);
  }

  private String read() throws IOException {
    return Files.readString(home.resolve("pachctl.json"));
  }
}
