package io.pachsh.network;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.file.FileTrouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;

/** The network as one environment describes it. */
public final class Network {
  /** Names a PEM file of the authorities to trust. */
  public static final String FILE = "SSL_CERT_FILE";

  /** Names directories of PEM files of the authorities to trust, colons between them. */
  public static final String DIRECTORIES = "SSL_CERT_DIR";

  /** A network without proxies, where the authorities of the JDK are trusted. */
  public static final Network DIRECT = new Network(Map.of());

  private final Map<String, String> environment;
  private final ProxySettings proxies;

  private Network(Map<String, String> environment) {
    this.environment = environment;
    this.proxies = new ProxySettings(environment);
  }

  /** The network that an environment describes now; a later change of it is another network. */
  public static Network of(Map<String, String> environment) {
    return new Network(Map.copyOf(environment));
  }

  /** Whether the environment names a proxy; if not, the JDK's own settings may. */
  public boolean namesProxies() {
    return proxies.isGiven();
  }

  /**
   * The proxy on the way to a host; empty for none.
   *
   * @param host a name or an address, IPv6 with brackets or without
   * @param isSecure whether TLS is spoken there; gRPC always counts as secure, as in Go
   * @throws Failure when the variable that names it cannot be read
   */
  public Optional<ProxyServer> proxy(boolean isSecure, String host, int port) {
    return proxies.towards(isSecure, bare(host), port);
  }

  /** What {@link #authorities} depends on: while this is the same, so are they. */
  public List<String> authoritySources() {
    return List.of(environment.getOrDefault(FILE, ""), environment.getOrDefault(DIRECTORIES, ""));
  }

  /** The variables that name authorities, such as {@code SSL_CERT_FILE}; empty for none. */
  public Optional<String> authoritiesName() {
    List<String> set =
        Stream.of(FILE, DIRECTORIES)
            .filter(name -> !environment.getOrDefault(name, "").isEmpty())
            .toList();
    return set.isEmpty() ? Optional.empty() : Optional.of(String.join(" and ", set));
  }

  /**
   * The authorities that SSL_CERT_FILE and SSL_CERT_DIR name in the place of the system's; empty
   * when neither is set. Reads files.
   *
   * @throws Failure when what they name cannot be read
   */
  public Optional<TrustedAuthorities> authorities() {
    String file = environment.getOrDefault(FILE, "");
    String directories = environment.getOrDefault(DIRECTORIES, "");
    Optional<String> name = authoritiesName();
    if (name.isEmpty()) {
      return Optional.empty();
    }
    List<Certificate> all = new ArrayList<>();
    if (!file.isEmpty()) {
      all.addAll(TrustedAuthorities.readable(text(file)));
    }
    if (!directories.isEmpty()) {
      for (String directory : directories.split(":")) {
        all.addAll(within(directory));
      }
    }
    if (all.isEmpty()) {
      throw new Failure(
          Exit.FAILED,
          "No certificate authority can be read from what %s names, so no server can be trusted."
              .formatted(name.get()),
          "SSL_CERT_FILE names a PEM file, SSL_CERT_DIR directories of them; 'unset' both to trust"
              + " what the system trusts.");
    }
    try {
      return Optional.of(TrustedAuthorities.trusting(name.get(), all));
    } catch (CertificateException e) {
      throw new IllegalStateException("certificates that were read make no key store", e);
    }
  }

  /** Sockets to proxies that are spoken to by TLS; their certificates are checked. */
  public SocketFactory tlsSockets() {
    return new TlsSocketFactory(
        authorities()
            .map(TrustedAuthorities::sockets)
            .orElseGet(() -> (SSLSocketFactory) SSLSocketFactory.getDefault()));
  }

  /**
   * Sockets to one place through a SOCKS proxy, which looks up its name, whatever they are told.
   *
   * @param host a name or an address, IPv6 with brackets or without
   */
  public SocketFactory socksSockets(ProxyServer proxy, String host, int port) {
    return new SocksSocketFactory(proxy, bare(host), port);
  }

  private static String bare(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static List<Certificate> within(String directory) {
    List<Certificate> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of(directory))) {
      for (Path each : files.filter(Files::isRegularFile).sorted().toList()) {
        all.addAll(
            TrustedAuthorities.readable(Files.readString(each, StandardCharsets.ISO_8859_1)));
      }
    } catch (IOException | InvalidPathException leftOut) {
      // As in Go: a directory that is not there adds nothing, and the others count.
    }
    return all;
  }

  private static String text(String file) {
    try {
      return Files.readString(Path.of(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw unreadable(file, FileTrouble.reason(e));
    } catch (InvalidPathException e) {
      throw unreadable(file, e.getReason());
    }
  }

  private static Failure unreadable(String file, String why) {
    return new Failure(
        Exit.FAILED,
        "The certificate authorities in %s, which %s names, cannot be read: %s."
            .formatted(file, FILE, why),
        "Name a readable PEM file, or 'unset " + FILE + "' to trust what the system trusts.");
  }
}
