package io.pachsh.pachd.connection;

import io.pachsh.network.Dialer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where a pachd listens, and how to be sure that it is the right one.
 *
 * @param deploymentId the cluster that is expected there; empty while it is not known yet
 * @param keepAlive how often a connection with a call under way is probed, 10 s at least; empty for
 *     never. One that lies idle is never probed, which not every pachd permits
 * @param source what said all this
 */
public record Endpoint(
    Place place,
    Security security,
    String deploymentId,
    Optional<Duration> keepAlive,
    AddressSource source) {
  /** What pachctl does, and every pachd permits while a call is under way. */
  public static final Duration KEEP_ALIVE = Duration.ofSeconds(20);

  /** What is dialled. */
  public sealed interface Place {}

  /**
   * A port of a host.
   *
   * @param host a name or an address, IPv6 without brackets
   */
  public record Port(String host, int port) implements Place {
    @Override
    public String toString() {
      return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
  }

  /** A Unix domain socket. */
  public record Socket(Path path) implements Place {
    @Override
    public String toString() {
      return path.toString();
    }
  }

  /**
   * A place without an address, such as a pod of a Kubernetes cluster.
   *
   * @param name what people call it
   */
  public record Tunnel(String name, Dialer dialer) implements Place {
    @Override
    public String toString() {
      return name;
    }
  }

  /** How the connection is protected. */
  public sealed interface Security {}

  /** Not at all. */
  public record Plain() implements Security {}

  /** By TLS, trusting the authorities that this machine trusts. */
  public record Tls() implements Security {}

  /**
   * By TLS, trusting these authorities alone.
   *
   * @param pem one certificate or more
   */
  public record OwnTls(String pem) implements Security {}

  /** An endpoint where any cluster may answer. */
  public Endpoint(Place place, Security security) {
    this(place, security, "", Optional.of(KEEP_ALIVE), AddressSource.ACTIVE_CONTEXT);
  }

  /** The same place, where this cluster alone may answer. */
  public Endpoint expecting(String deployment) {
    return new Endpoint(place, security, deployment, keepAlive, source);
  }

  boolean isEncrypted() {
    return !(security instanceof Plain);
  }

  /** As people write it: {@code grpcs://host:port}. */
  String address() {
    return scheme(isEncrypted()) + place;
  }

  /** The same place with the other scheme, to suggest it. */
  String otherwise() {
    return scheme(!isEncrypted()) + place;
  }

  private String scheme(boolean encrypted) {
    return place instanceof Port
        ? encrypted ? "grpcs://" : "grpc://"
        : place instanceof Socket ? "unix://" : "";
  }

  @Override
  public String toString() {
    return place.toString();
  }
}
