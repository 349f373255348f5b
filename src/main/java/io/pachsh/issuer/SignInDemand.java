package io.pachsh.issuer;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * How a client wants a person to be signed in (OpenID Connect Core 3.1.2.1).
 *
 * @param prompts what the provider is to ask even of somebody whom it knows
 * @param maxAge how long ago the person may have signed in at most; empty for as long as they like
 * @param loginHint whom the client expects; empty for nobody in particular
 */
public record SignInDemand(Set<String> prompts, Optional<Duration> maxAge, String loginHint) {
  public SignInDemand {
    prompts = Set.copyOf(prompts);
  }
}
