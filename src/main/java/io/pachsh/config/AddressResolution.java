package io.pachsh.config;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.outside.Lines;
import io.pachsh.outside.QuotedWord;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a context's cluster is reached, as the environment and the file say it, unread. The first of
 * these counts: PACHD_ADDRESS, the context's address, a port that pachctl forwards just now, the
 * Kubernetes cluster that the context points to.
 *
 * @param context its name, for messages
 * @param pachdAddress PACHD_ADDRESS
 * @param caCerts PACH_CA_CERTS
 */
public record AddressResolution(
    String context,
    Optional<String> pachdAddress,
    Optional<String> caCerts,
    String address,
    String serverCas,
    Forwarding forwarding,
    String deploymentId) {
  private static final String FORWARDED = "grpc://localhost:";

  /**
   * What leads to a cluster without an address.
   *
   * @param port the local one that a running pachctl forwards; empty without one
   */
  public record Forwarding(String port, Optional<Address.Kubernetes> kubernetes) {
    public boolean isNone() {
      return port.isEmpty() && kubernetes.isEmpty();
    }
  }

  /** What says where the cluster is. */
  public enum Origin {
    ENVIRONMENT,
    CONTEXT,
    PORT_FORWARDER,
    KUBERNETES,
    NOTHING
  }

  /**
   * The route of a context.
   *
   * @param environment variables by name, empty ones left out
   */
  public static AddressResolution of(
      String name, PachctlContext context, Function<String, Optional<String>> environment) {
    return new AddressResolution(
        name,
        environment.apply("PACHD_ADDRESS").map(Address::unquoted),
        environment.apply("PACH_CA_CERTS"),
        context.address(),
        context.serverCas(),
        context.forwarding(),
        context.deploymentId());
  }

  public Origin origin() {
    if (pachdAddress.isPresent()) {
      return Origin.ENVIRONMENT;
    }
    if (!address.isEmpty()) {
      return Origin.CONTEXT;
    }
    if (!forwarding.port().isEmpty()) {
      return Origin.PORT_FORWARDER;
    }
    return forwarding.kubernetes().isEmpty() ? Origin.NOTHING : Origin.KUBERNETES;
  }

  /** The same when the cluster has said who it is. */
  public AddressResolution withDeploymentId(String id) {
    return new AddressResolution(
        context, pachdAddress, caCerts, address, serverCas, forwarding, id);
  }

  /** The address as it is written, for showing; empty where there is none. */
  public String written() {
    return switch (origin()) {
      case ENVIRONMENT -> pachdAddress.orElseThrow();
      case CONTEXT -> address;
      case PORT_FORWARDER -> FORWARDED + forwarding.port();
      case KUBERNETES -> forwarding.kubernetes().orElseThrow().text();
      case NOTHING -> "";
    };
  }

  /** The address that the file says, whatever the environment does; empty where there is none. */
  public String stored() {
    if (address.isEmpty()) {
      return forwarding.port().isEmpty()
          ? forwarding.kubernetes().map(Address::text).orElse("")
          : FORWARDED + forwarding.port();
    }
    try {
      return Address.stored(address).text();
    } catch (Failure e) {
      return address;
    }
  }

  /** Reads all of it; fails where something is wrong or nothing says where the cluster is. */
  public ResolvedAddress destination() {
    if (caCerts.isPresent() && pachdAddress.isEmpty()) {
      throw new Failure(
          Exit.FAILED,
          "PACH_CA_CERTS is set without PACHD_ADDRESS",
          "'unset PACH_CA_CERTS'; a context keeps its certificates with 'config update context"
              + " --server-cas'.");
    }
    if (origin() == Origin.NOTHING) {
      throw unreachable();
    }
    Address where = read();
    boolean fromEnvironment = origin() == Origin.ENVIRONMENT;
    String cas = fromEnvironment ? caCerts.orElse("") : serverCas;
    if (!cas.isEmpty() && !where.isTls()) {
      throw new Failure(
          Exit.FAILED,
          fromEnvironment
              ? "PACH_CA_CERTS is set, but PACHD_ADDRESS is not grpcs://..."
              : "context '"
                  + context
                  + "': must set pachd_address to grpcs://... if server_cas is set",
          fromEnvironment
              ? "Set PACHD_ADDRESS to a grpcs:// address, or 'unset PACH_CA_CERTS'."
              : "'config update context "
                  + QuotedWord.within(context)
                  + " --pachd-address grpcs://HOST:PORT', or --server-cas '' to do without TLS.");
    }
    Optional<String> pem =
        cas.isEmpty()
            ? Optional.empty()
            : Optional.of(fromEnvironment ? TrustedCertificates.files(cas) : storedCas());
    return new ResolvedAddress(
        where, pem, deploymentId.isEmpty() ? Optional.empty() : Optional.of(deploymentId));
  }

  private Address read() {
    try {
      return switch (origin()) {
        case CONTEXT -> Address.stored(address);
        case KUBERNETES -> forwarding.kubernetes().orElseThrow();
        default -> Address.parse(written());
      };
    } catch (Failure e) {
      String where = origin() == Origin.ENVIRONMENT ? "PACHD_ADDRESS" : "context '" + context + "'";
      throw new Failure(e.exit(), where + ": " + e.sentence(), e.below());
    }
  }

  private String storedCas() {
    try {
      return TrustedCertificates.pem(serverCas);
    } catch (Failure e) {
      throw new Failure(e.exit(), "context '" + context + "': " + e.sentence(), e.below());
    }
  }

  private Failure unreachable() {
    return new Failure(
        Exit.UNREACHABLE,
        "The context '" + context + "' has no address.",
        Lines.text(
            """
            Set the address: config update context %s --pachd-address grpcs://HOST:443
            Or let it go through Kubernetes: connect --kube --alias %s\
            """,
            context, context));
  }
}
