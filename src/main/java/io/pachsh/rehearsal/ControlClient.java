package io.pachsh.rehearsal;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Speaks with a running org, in whichever process. */
final class ControlClient {
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private ControlClient() {}

  /** The org's fault if it answers and is this org; empty when nobody or somebody else answers. */
  static Optional<Fault> ring(OrgRecord org) {
    try {
      return answer(org, Exchange.get(address(org), LIMIT));
    } catch (IOException nobodyAnswers) {
      return Optional.empty();
    }
  }

  /** Gives the org another fault; empty when it does not answer. A stranger is told no secret. */
  static Optional<Fault> turn(OrgRecord org, Fault next) {
    if (ring(org).isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> form =
        Map.of("client_secret", org.client().secret().reveal(), "mode", next.wireName());
    try {
      return answer(org, Exchange.post(address(org), form, LIMIT));
    } catch (IOException nobodyAnswers) {
      return Optional.empty();
    }
  }

  private static Optional<Fault> answer(OrgRecord org, Exchange exchange) {
    String[] words = exchange.body().strip().split(" ", 2);
    return exchange.status() == 200 && words.length == 2 && words[0].equals(org.client().id())
        ? Fault.named(words[1])
        : Optional.empty();
  }

  private static URI address(OrgRecord org) {
    return URI.create(org.issuer() + ControlHandler.PATH);
  }
}
