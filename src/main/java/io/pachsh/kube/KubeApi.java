package io.pachsh.kube;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.OAuthTokenProvider;
import io.fabric8.kubernetes.client.http.WebSocket;
import io.pachsh.failure.Failure;
import io.pachsh.network.Dialer;
import io.pachsh.network.Network;
import io.pachsh.network.StreamSocket;
import io.pachsh.secret.Secret;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * The API of one Kubernetes cluster, asked as one user. Whatever goes wrong comes out as a failure
 * with its cause and the next step.
 */
public final class KubeApi implements AutoCloseable {
  private static final int MOST_LOG_BYTES = 8 << 20;
  private static final int MOST_LOG_LINES = 20_000;
  private static final int UNAUTHORIZED = 401;
  private static final int NORMAL_CLOSURE = 1000;
  private static final int LIMIT_MILLIS = (int) Duration.ofSeconds(10).toMillis();

  private final KubeTarget target;
  private final ClientIdentity identity;
  private final KubeFailures failures;
  private final ExecutorService threads;
  private final KubernetesClient client;

  /** One that is asked only when something is wanted, except a credential plugin. */
  KubeApi(KubeTarget target, ClientIdentity identity, Network network) {
    this.target = target;
    this.identity = identity;
    this.failures = new KubeFailures(target);
    this.threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "kubernetes");
              thread.setDaemon(true);
              return thread;
            });
    OAuthTokenProvider token = () -> identity.token().map(Secret::reveal).orElse(null);
    ConfigBuilder config =
        new ConfigBuilder(Config.empty())
            .withMasterUrl(target.cluster().server())
            .withNamespace(target.namespace())
            .withOauthTokenProvider(token)
            .withConnectionTimeout(LIMIT_MILLIS)
            .withRequestTimeout(LIMIT_MILLIS)
            .withRequestRetryBackoffLimit(0);
    identity
        .login()
        .ifPresent(
            login -> config.withUsername(login.user()).withPassword(login.password().reveal()));
    this.client =
        new KubernetesClientBuilder()
            .withConfig(config.build())
            .withHttpClientFactory(new KubeHttp(target.cluster(), identity.keys(), network))
            .withTaskExecutor(threads)
            .build();
  }

  public KubeTarget target() {
    return target;
  }

  /**
   * The pods of a namespace.
   *
   * @param namespace empty for all of them
   * @param selector what their labels have to be, as kubectl's {@code -l} says it; empty for any
   */
  public List<Pod> pods(String namespace, String selector) {
    String where = namespace.isEmpty() ? "every namespace" : "the namespace '" + namespace + "'";
    return ask(
        "list pods in " + where,
        () ->
            (namespace.isEmpty()
                    ? client.pods().inAnyNamespace()
                    : client.pods().inNamespace(namespace))
                .withLabelSelector(selector.isEmpty() ? null : selector).list().getItems().stream()
                    .map(PodReader::read)
                    .toList());
  }

  /** A pod; empty where there is none of that name. */
  public Optional<Pod> pod(Pod.Name name) {
    return ask(
        "get the pod '" + name.name() + "'",
        () ->
            Optional.ofNullable(
                    client.pods().inNamespace(name.namespace()).withName(name.name()).get())
                .map(PodReader::read));
  }

  /** A service; empty where there is none of that name. */
  public Optional<Service> service(Pod.Name name) {
    return ask(
        "get the service '" + name.name() + "'",
        () ->
            Optional.ofNullable(
                    client.services().inNamespace(name.namespace()).withName(name.name()).get())
                .map(PodReader::read));
  }

  /** The labels of the pods of a deployment; empty where there is none. */
  public Optional<Map<String, String>> deploymentSelector(Pod.Name name) {
    return ask(
        "get the deployment '" + name.name() + "'",
        () -> {
          Deployment deployment =
              client.apps().deployments().inNamespace(name.namespace()).withName(name.name()).get();
          return Optional.ofNullable(deployment)
              .map(it -> it.getSpec().getSelector().getMatchLabels());
        });
  }

  /** The last lines that a pod's pachd logged, 8 MiB and 20,000 lines at most. */
  public String log(Pod.Name pod, Duration since) {
    return ask(
        "read the log of the pod '" + pod.name() + "'",
        () ->
            client
                .pods()
                .inNamespace(pod.namespace())
                .withName(pod.name())
                .limitBytes(MOST_LOG_BYTES)
                .sinceSeconds((int) Math.min(Integer.MAX_VALUE, Math.max(1, since.toSeconds())))
                .tailingLines(MOST_LOG_LINES)
                .getLog());
  }

  /** A connection to a port of a pod, once the API has opened the way. */
  public Socket dial(Pod.Name pod, int port) throws IOException {
    String work = "forward port " + port + " of the pod '" + pod.name() + "'";
    PodStream stream = new PodStream(why -> trouble(failures.to(work, why)));
    CompletableFuture<WebSocket> opening =
        client
            .getHttpClient()
            .newWebSocketBuilder()
            .uri(portForward(pod, port))
            .connectTimeout(LIMIT_MILLIS, TimeUnit.MILLISECONDS)
            .subprotocol("v4.channel.k8s.io")
            .buildAsync(stream);
    try {
      stream.sendTo(opening.get(LIMIT_MILLIS, TimeUnit.MILLISECONDS));
      return new StreamSocket(stream);
    } catch (InterruptedException e) {
      abandon(opening);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    } catch (ExecutionException | TimeoutException e) {
      abandon(opening);
      throw trouble(failures.to(work, e));
    }
  }

  /** The server's address may have a path, as behind a gateway of many clusters. */
  private URI portForward(Pod.Name pod, int port) {
    return URI.create(
        "%s/api/v1/namespaces/%s/pods/%s/portforward?ports=%d"
            .formatted(
                target.cluster().server().replaceFirst("/+$", ""),
                URLEncoder.encode(pod.namespace(), StandardCharsets.UTF_8),
                URLEncoder.encode(pod.name(), StandardCharsets.UTF_8),
                port));
  }

  /** Closes what may be opened after nobody waits for it any more. */
  private static void abandon(CompletableFuture<WebSocket> opening) {
    var unused =
        opening.whenComplete(
            (opened, why) -> {
              if (opened != null) {
                opened.sendClose(NORMAL_CLOSURE, "");
              }
            });
  }

  private static Dialer.Trouble trouble(RuntimeException told) {
    if (told instanceof Failure failure) {
      return new Dialer.Trouble(failure);
    }
    throw told;
  }

  private <T> T ask(String work, Supplier<T> question) {
    try {
      return question.get();
    } catch (RuntimeException e) {
      if (e instanceof KubernetesClientException refused && refused.getCode() == UNAUTHORIZED) {
        identity.forget();
      }
      throw failures.to(work, e);
    }
  }

  @Override
  public void close() {
    client.close();
    threads.shutdownNow();
  }
}
