package io.pachsh.embedded;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.OidcClient;
import io.pachsh.access.Principal;
import io.pachsh.cluster.Caller;
import io.pachsh.embedded.storage.ClusterDirectory;
import io.pachsh.embedded.storage.Disk;
import io.pachsh.secret.Secret;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/** Clusters to practise on: what most tests begin with. */
public final class Practice {
  static final Principal ADMIN = Principal.robot("admin");

  public final TickingClock clock = new TickingClock();
  public final ScriptedRelyingParty relyingParty = new ScriptedRelyingParty();

  public EmbeddedCluster open(Path directory) {
    return EmbeddedCluster.open(directory, "local", relyingParty, clock, new SecureRandom());
  }

  public EmbeddedCluster open(Path directory, Disk disk) {
    return EmbeddedCluster.open(
        new ClusterDirectory(directory, "local", disk), relyingParty, clock, new SecureRandom());
  }

  /** Switches access control on and returns the initial administrator. */
  public static Caller activated(EmbeddedCluster cluster) {
    return cluster.as(Optional.of(adminToken(cluster)));
  }

  public static Secret adminToken(EmbeddedCluster cluster) {
    return cluster
        .as(Optional.empty())
        .activate(Optional.of(ADMIN), Optional.empty())
        .initialAdmin()
        .orElseThrow();
  }

  public static AuthConfiguration.Guide guide(String name) {
    return new AuthConfiguration.Guide(
        name, "", client("https://okta.example"), List.of("groups"), true);
  }

  public static AuthConfiguration.Pachctl pachctl() {
    return new AuthConfiguration.Pachctl(
        client("https://dex.example/"), List.of("email", "groups"), true, false, "");
  }

  private static OidcClient client(String issuer) {
    return new OidcClient(
        issuer,
        "client-id",
        Secret.of("hush-hush-hush"),
        "http://127.0.0.1:30657/authorization-code/callback");
  }
}
