package io.pachsh.oidc.transport;

import io.pachsh.network.ProxyServer;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * One exchange with a provider, for messages about what became of it.
 *
 * @param step how far it came
 * @param proxy what it went through
 * @param trust who names the authorities that are trusted; empty for this machine's own
 * @param wasAnsweredBefore whether HTTP was spoken there by this pachsh before
 */
public record ProviderCall(
    URI address,
    CallStage.Step step,
    Duration limit,
    Optional<ProxyServer> proxy,
    Optional<String> trust,
    boolean wasAnsweredBefore) {

  /** Host and port. */
  String place() {
    return address.getHost() + ":" + ProviderHttp.port(address);
  }

  /** What stands in between, as the end of a clause; empty for nothing. */
  String way() {
    return proxy.map(it -> " through the proxy " + it).orElse("");
  }
}
