package io.pachsh.kube;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pachsh.config.KubeExecPlugin;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.failure.Interruption;
import io.pachsh.file.BoundedInput;
import io.pachsh.secret.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs the program that a kubeconfig names to say who asks. It gets no input, what pachsh was
 * started with as environment but for pachsh's own variables, and a limited time.
 */
final class CredentialPlugin {
  /** Long enough for one that opens a browser. */
  static final Duration LIMIT = Duration.ofSeconds(60);

  /** What is ours, and nobody else's to know: {@code PACHSH_TOKEN} above all. */
  private static final List<String> OURS = List.of("PACHSH_", "PACH_", "PACHD_", "DEX_TOKEN");

  private static final int LINE_BYTES = 300;

  private final KubeExecPlugin plugin;
  private final Map<String, String> environment;
  private final Duration limit;

  /**
   * One that is not run yet.
   *
   * @param environment what pachsh was started with
   */
  CredentialPlugin(KubeExecPlugin plugin, Map<String, String> environment, Duration limit) {
    this.plugin = plugin;
    this.environment = environment;
    this.limit = limit;
  }

  ExecCredential ask() {
    if (plugin.needsTerminal()) {
      throw failure(
          "wants to ask questions at the terminal (interactiveMode: Always)",
          "Sign in with it first in another terminal, and set its interactiveMode to IfAvailable.");
    }
    Process process = start();
    try {
      process.getOutputStream().close();
      CompletableFuture<byte[]> out = read(process.getInputStream());
      CompletableFuture<byte[]> err = read(process.getErrorStream());
      byte[] answer = out.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw late();
      }
      if (process.exitValue() != 0) {
        throw failure(
            "ended with status " + process.exitValue() + words(err.get(1, TimeUnit.SECONDS)),
            byHand());
      }
      return credential(new String(answer, StandardCharsets.UTF_8));
    } catch (InterruptedException e) {
      throw new Interruption();
    } catch (TimeoutException e) {
      throw late();
    } catch (Exception e) {
      throw e instanceof Failure known
          ? known
          : failure("gave no answer that can be read", byHand());
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private Process start() {
    List<String> command = new ArrayList<>(List.of(program()));
    command.addAll(plugin.arguments());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    environment.forEach(
        (name, value) -> {
          if (OURS.stream().noneMatch(name::startsWith)) {
            builder.environment().put(name, value);
          }
        });
    builder.environment().putAll(plugin.environment());
    builder
        .environment()
        .put(
            "KUBERNETES_EXEC_INFO",
            "{\"apiVersion\":\""
                + plugin.apiVersion()
                + "\",\"kind\":\"ExecCredential\","
                + "\"spec\":{\"interactive\":false}}");
    try {
      return builder.start();
    } catch (IOException e) {
      throw failure(
          "cannot be started",
          plugin.installHint().isEmpty()
              ? "Install it, or name it by its whole path in the kubeconfig."
              : "The kubeconfig says: " + plugin.installHint());
    }
  }

  /** A path starts at the kubeconfig; a bare name is looked up in PATH. */
  private String program() {
    String command = plugin.command();
    Path path = Path.of(command);
    return command.indexOf('/') >= 0 && !path.isAbsolute()
        ? plugin.directory().resolve(path).toString()
        : command;
  }

  private static CompletableFuture<byte[]> read(InputStream from) {
    CompletableFuture<byte[]> bytes = new CompletableFuture<>();
    Thread reader =
        new Thread(
            () -> {
              try {
                bytes.complete(BoundedInput.bytes(from, BoundedInput.CONFIGURATION));
              } catch (IOException e) {
                bytes.completeExceptionally(e);
              }
            },
            "credential-plugin");
    reader.setDaemon(true);
    reader.start();
    return bytes;
  }

  private ExecCredential credential(String json) throws JsonProcessingException {
    JsonNode answer;
    try {
      answer = new ObjectMapper().readTree(json);
    } catch (JsonProcessingException e) {
      // What it printed may hold a token: nothing of it is quoted.
      throw failure("printed no JSON", byHand());
    }
    JsonNode status = answer.path("status");
    ExecCredential credential =
        new ExecCredential(
            secret(status, "token"),
            secret(status, "clientCertificateData"),
            secret(status, "clientKeyData"),
            expiry(status));
    if (credential.token().isEmpty()
        && (credential.certificate().isEmpty() || credential.key().isEmpty())) {
      throw failure(
          "printed neither a token nor a certificate with its key",
          "It has to print an ExecCredential whose status holds one.");
    }
    return credential;
  }

  private static Optional<Secret> secret(JsonNode status, String key) {
    String text = status.path(key).asText("");
    return text.isEmpty() ? Optional.empty() : Optional.of(Secret.of(text));
  }

  private static Optional<Instant> expiry(JsonNode status) {
    String text = status.path("expirationTimestamp").asText("");
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** The last line that it said beside its answer. */
  private static String words(byte[] said) {
    String[] lines = new String(said, StandardCharsets.UTF_8).strip().split("\\R");
    String last = lines[lines.length - 1].strip();
    return last.isEmpty()
        ? ""
        : ": " + (last.length() > LINE_BYTES ? last.substring(0, LINE_BYTES) + "…" : last);
  }

  private String byHand() {
    return "Run it by hand, with the arguments that stand in the kubeconfig, to see why.";
  }

  private Failure late() {
    return failure("did not answer within " + limit.toSeconds() + " s", byHand());
  }

  private Failure failure(String what, String hint) {
    return new Failure(
        Exit.FAILED,
        "The program '%s', by which the kubeconfig signs in to Kubernetes, %s."
            .formatted(plugin.command(), what),
        hint);
  }
}
