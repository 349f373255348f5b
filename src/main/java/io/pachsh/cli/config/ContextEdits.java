package io.pachsh.cli.config;

import io.pachsh.config.Address;
import io.pachsh.config.PachctlContext;
import io.pachsh.config.TrustedCertificates;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.file.BoundedInput;
import io.pachsh.file.FileTrouble;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options with which pachctl changes a real cluster's context. */
final class ContextEdits {
  private static final String DEPLOYMENT_ID = "cluster_deployment_id";

  @Option(
      names = "--pachd-address",
      paramLabel = "ADDRESS",
      description = "Where it is: grpc://HOST:PORT, or grpcs://HOST:PORT with TLS.")
  private @Nullable String pachdAddress;

  @Option(
      names = "--server-cas",
      paramLabel = "CERTIFICATES",
      description = "Trust these instead of the system's: @FILE of PEM, or its base64.")
  private @Nullable String serverCas;

  @Option(names = "--project", paramLabel = "PROJECT", description = "The project used by default.")
  private @Nullable String project;

  @Option(
      names = "--cluster-name",
      paramLabel = "NAME",
      description = "Its Kubernetes cluster in the kubeconfig.")
  private @Nullable String clusterName;

  @Option(names = "--auth-info", paramLabel = "NAME", description = "Its user in the kubeconfig.")
  private @Nullable String authInfo;

  @Option(names = "--namespace", paramLabel = "NAME", description = "Its Kubernetes namespace.")
  private @Nullable String namespace;

  @Option(
      names = "--remove-cluster-deployment-id",
      description = "Forget which cluster it was, so that another may answer.")
  private boolean removeDeploymentId;

  boolean isEmpty() {
    return names().isEmpty();
  }

  /** The keys in the file that are changed. */
  List<String> names() {
    List<String> names = new ArrayList<>(given().keySet());
    if (removeDeploymentId) {
      names.add(DEPLOYMENT_ID);
    }
    return names;
  }

  /**
   * The context with all changes, or a failure.
   *
   * @param directory what {@code @FILE} is relative to
   */
  PachctlContext applied(String entry, PachctlContext context, Path directory) {
    PachctlContext changed = context;
    for (Map.Entry<String, String> edit : given().entrySet()) {
      changed = changed.with(edit.getKey(), value(edit.getKey(), edit.getValue(), directory));
    }
    if (pachdAddress != null || serverCas != null) {
      Addresses.require(entry, changed);
    }
    return removeDeploymentId ? changed.with(DEPLOYMENT_ID, "") : changed;
  }

  private Map<String, String> given() {
    Map<String, String> given = new LinkedHashMap<>();
    put(given, "pachd_address", pachdAddress);
    put(given, "server_cas", serverCas);
    put(given, "project", project);
    put(given, "cluster_name", clusterName);
    put(given, "auth_info", authInfo);
    put(given, "namespace", namespace);
    return given;
  }

  private static void put(Map<String, String> given, String key, @Nullable String value) {
    if (value != null) {
      given.put(key, value);
    }
  }

  private static String value(String key, String written, Path directory) {
    if (written.isEmpty()) {
      return "";
    }
    if (key.equals("pachd_address")) {
      return Address.parse(written).text();
    }
    return key.equals("server_cas") && written.startsWith("@")
        ? encoded(directory.resolve(written.substring(1)))
        : written;
  }

  private static String encoded(Path file) {
    try {
      return TrustedCertificates.encoded(BoundedInput.text(file, BoundedInput.DOCUMENT));
    } catch (IOException e) {
      throw new Failure(
          Exit.FAILED,
          "The certificates in " + file + " cannot be read: " + FileTrouble.reason(e) + ".",
          "Name a PEM file as --server-cas @FILE.");
    }
  }
}
