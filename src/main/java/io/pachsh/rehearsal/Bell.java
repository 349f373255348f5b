package io.pachsh.rehearsal;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Speaks with a running org, in whichever process. */
final class Bell {
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private Bell() {}

  /** The org's mood if it answers and is this org; empty when nobody or somebody else answers. */
  static Optional<Misbehaviour> ring(OrgRecord org) {
    try {
      return answer(org, Visit.get(address(org), LIMIT));
    } catch (IOException nobodyAnswers) {
      return Optional.empty();
    }
  }

  /** Gives the org another mood; empty when it does not answer. A stranger is told no secret. */
  static Optional<Misbehaviour> turn(OrgRecord org, Misbehaviour next) {
    if (ring(org).isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> form =
        Map.of("client_secret", org.client().secret().reveal(), "mode", next.wireName());
    try {
      return answer(org, Visit.post(address(org), form, LIMIT));
    } catch (IOException nobodyAnswers) {
      return Optional.empty();
    }
  }

  private static Optional<Misbehaviour> answer(OrgRecord org, Visit visit) {
    String[] words = visit.body().strip().split(" ", 2);
    return visit.status() == 200 && words.length == 2 && words[0].equals(org.client().id())
        ? Misbehaviour.named(words[1])
        : Optional.empty();
  }

  private static URI address(OrgRecord org) {
    return URI.create(org.issuer() + FrontDoor.BELL);
  }
}
