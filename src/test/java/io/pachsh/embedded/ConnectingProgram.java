package io.pachsh.embedded;

import io.pachsh.cluster.Caller;
import io.pachsh.cluster.identity.Connector;
import io.pachsh.cluster.identity.IdentityClient;
import io.pachsh.secret.Secret;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * A program that registers connectors and clients by turns and prints the number of each that it
 * was answered, until it is killed. Arguments: the cluster's directory, an administrator's token,
 * how many changes there are between two saves, and the number of the last change before the first.
 */
final class ConnectingProgram {
  private ConnectingProgram() {}

  public static void main(String[] args) {
    EmbeddedCluster cluster =
        EmbeddedCluster.open(
            Path.of(args[0]),
            "local",
            new ScriptedRelyingParty(),
            Clock.systemUTC(),
            new SecureRandom());
    cluster.recover();
    Caller admin = cluster.as(Optional.of(Secret.of(args[1])));
    int saveEvery = Integer.parseInt(args[2]);
    for (int number = Integer.parseInt(args[3]) + 1; ; number++) {
      String id = "n" + number;
      if (number % 2 == 0) {
        admin.connectors().create(new Connector(id, id, "mockCallback", 0, Secret.of("{}")));
      } else {
        Secret secret = Secret.of("secret-" + number);
        var unused =
            admin.clients().create(new IdentityClient(id, id, secret, List.of(), List.of()));
      }
      System.out.println(number);
      System.out.flush();
      if (number % saveEvery == 0) {
        cluster.save();
      }
    }
  }
}
