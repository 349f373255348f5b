package io.pachsh.embedded;

import io.pachsh.secret.Secret;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;

/**
 * A program that changes a cluster on and on and prints a line for each change it was answered,
 * until it is killed. Arguments: the cluster's directory, how many changes there are between two
 * saves, and the number of the last change before the first.
 */
final class ChangingProgram {
  private ChangingProgram() {}

  public static void main(String[] args) {
    EmbeddedCluster cluster =
        EmbeddedCluster.open(
            Path.of(args[0]),
            "local",
            new ScriptedRelyingParty(),
            Clock.systemUTC(),
            new SecureRandom());
    int saveEvery = Integer.parseInt(args[1]);
    cluster.recover();
    int number = Integer.parseInt(args[2]);
    while (true) {
      number++;
      cluster.note(Secret.of(Integer.toString(number)));
      System.out.println(number);
      System.out.flush();
      if (number % saveEvery == 0) {
        cluster.save();
      }
    }
  }
}
