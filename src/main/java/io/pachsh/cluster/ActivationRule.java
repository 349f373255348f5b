package io.pachsh.cluster;

import io.pachsh.access.Principal;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.secret.Secret;

/** What a request to switch access control on must look like, whatever the cluster. */
public final class ActivationRule {
  private static final int SHORTEST_ROOT_TOKEN = 16;

  private ActivationRule() {}

  /** The supplied text, if it is long enough to be root's token. */
  public static Secret rootToken(Secret supplied) {
    int length = supplied.reveal().length();
    if (length < SHORTEST_ROOT_TOKEN) {
      throw new RefusedException(
          new Refusal.Invalid(
              "a root token needs at least %d characters; the one supplied has %d"
                  .formatted(SHORTEST_ROOT_TOKEN, length)));
    }
    return supplied;
  }

  /** Refuses an initial administrator that is no robot. */
  public static void requireRobot(Principal admin) {
    if (!admin.kind().equals("robot") || admin.name().isEmpty() || admin.name().contains(":")) {
      throw new RefusedException(
          new Refusal.Invalid(
              "the initial admin must be a robot, not '%s': write robot:NAME, for example robot:admin"
                  .formatted(admin)));
    }
  }
}
