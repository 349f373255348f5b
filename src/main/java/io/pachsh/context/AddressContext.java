package io.pachsh.context;

import io.pachsh.config.Address;
import io.pachsh.config.AddressResolution;
import io.pachsh.secret.Secret;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The context that PACHD_ADDRESS makes while no other one was chosen: its name is the address, its
 * token is PACHSH_TOKEN or one that this session got there, and nothing of it goes to a file.
 */
public final class AddressContext {
  private static final String ADDRESS = "PACHD_ADDRESS";

  /** What this session knows of one address. */
  private record Known(@Nullable Secret token, boolean isSettled, String deploymentId) {
    static final Known NOTHING = new Known(null, false, "");
  }

  private final Function<String, Optional<String>> environment;
  private final Map<String, Known> byAddress = new HashMap<>();

  /**
   * The one of an environment that the session may change.
   *
   * @param environment variables by name, empty ones left out
   */
  public AddressContext(Function<String, Optional<String>> environment) {
    this.environment = environment;
  }

  /** What PACHD_ADDRESS says, as it is written, quotes apart. */
  public Optional<String> address() {
    return environment.apply(ADDRESS).map(Address::unquoted);
  }

  /** The context, if the variable is set. */
  public synchronized Optional<Context> now() {
    return address().map(this::context);
  }

  private Context context(String address) {
    Known known = known(address);
    Optional<Secret> token =
        known.isSettled() ? Optional.ofNullable(known.token()) : GivenToken.in(environment);
    AddressResolution resolution =
        new AddressResolution(
            address,
            Optional.of(address),
            environment.apply("PACH_CA_CERTS"),
            "",
            "",
            new AddressResolution.Forwarding("", Optional.empty()),
            known.deploymentId());
    return new Context(address, new Target.Addressed(resolution), token, false);
  }

  /** Whether PACHSH_TOKEN is the token there. */
  public synchronized boolean usesGivenToken(String address) {
    return !known(address).isSettled() && GivenToken.in(environment).isPresent();
  }

  /** The addresses where this session is signed in, though it will know nothing of that later. */
  public synchronized List<String> signedIn() {
    return byAddress.entrySet().stream()
        .filter(each -> each.getValue().token() != null)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Signs in or out at an address, for this session alone. */
  public synchronized void keepToken(String address, Optional<Secret> token) {
    Known known = known(address);
    byAddress.put(address, new Known(token.orElse(null), true, known.deploymentId()));
  }

  /** Remembers who a cluster says it is, so that another one that answers later gets no token. */
  public synchronized void learn(String address, String deploymentId) {
    Known known = known(address);
    if (known.deploymentId().isEmpty()) {
      byAddress.put(address, new Known(known.token(), known.isSettled(), deploymentId));
    }
  }

  private Known known(String address) {
    return byAddress.getOrDefault(address, Known.NOTHING);
  }
}
