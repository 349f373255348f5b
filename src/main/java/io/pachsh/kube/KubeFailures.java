package io.pachsh.kube;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.WebSocketHandshakeException;
import io.pachsh.failure.Causes;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.failure.Interruption;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** What went wrong with a Kubernetes API, by its cause, and what to do about that cause. */
record KubeFailures(KubeTarget target) {
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int GONE = 410;

  /**
   * The exception to throw.
   *
   * @param work what was wanted, such as {@code list pods in the namespace 'default'}
   */
  RuntimeException to(String work, Throwable failure) {
    Optional<Interruption> interrupted = Causes.find(failure, Interruption.class);
    if (interrupted.isPresent() || Causes.find(failure, InterruptedException.class).isPresent()) {
      return interrupted.orElseGet(Interruption::new);
    }
    Optional<Failure> known = Causes.find(failure, Failure.class);
    if (known.isPresent()) {
      return known.get();
    }
    Optional<WebSocketHandshakeException> handshake =
        Causes.find(failure, WebSocketHandshakeException.class);
    if (handshake.isPresent() && handshake.get().getResponse() != null) {
      return answered(work, handshake.get().getResponse().code(), "");
    }
    Optional<KubernetesClientException> answer =
        Causes.find(failure, KubernetesClientException.class);
    if (answer.isPresent() && answer.get().getCode() > 0) {
      return answered(work, answer.get().getCode(), said(answer.get()));
    }
    return unreached(work, failure);
  }

  private static String said(KubernetesClientException answer) {
    String text = answer.getStatus() == null ? "" : answer.getStatus().getMessage();
    return text == null ? "" : text;
  }

  private Failure answered(String work, int code, String said) {
    String words = said.isEmpty() ? "" : ": " + full(said);
    return switch (code) {
      case UNAUTHORIZED ->
          new Failure(
              Exit.DENIED,
              "Kubernetes '%s' does not know who asks (401, as the kubeconfig's user '%s')%s."
                  .formatted(target, target.user().name(), words),
              "Its token or certificate has expired or is another cluster's: sign in to Kubernetes"
                  + " anew, with the tool that wrote the kubeconfig.");
      case FORBIDDEN ->
          new Failure(
              Exit.DENIED,
              "Kubernetes '%s' does not let you %s (403)%s.".formatted(target, work, words),
              "Whoever administers the Kubernetes cluster gives that permission (RBAC), in a Role"
                  + " and a RoleBinding.");
      case NOT_FOUND ->
          new Failure(
              Exit.FAILED,
              "Kubernetes '%s' has nothing there to %s (404)%s.".formatted(target, work, words),
              "'kubectl get pods -A' lists the pods of every namespace.");
      case GONE ->
          new Failure(
              Exit.FAILED,
              "Kubernetes '%s' has moved on while you %s (410)%s.".formatted(target, work, words),
              "Try it again.");
      default ->
          new Failure(
              code >= 500 ? Exit.UNREACHABLE : Exit.FAILED,
              "Kubernetes '%s' did not %s (%d)%s.".formatted(target, work, code, words),
              "Try it again in a moment; 'kube contexts' shows where it is.");
    };
  }

  private Failure unreached(String work, Throwable failure) {
    String server = target.cluster().server();
    if (Causes.find(failure, UnknownHostException.class).isPresent()) {
      return unreachable(
          "The name in %s, where the kubeconfig has the API of '%s', is not known to the name server."
              .formatted(server, target),
          "Is this machine in the network or VPN of the cluster, and is the cluster still there?");
    }
    if (Causes.find(failure, CertificateExpiredException.class).isPresent()) {
      return unreachable(
          "The certificate of %s, the API of Kubernetes '%s', has expired."
              .formatted(server, target),
          "The cluster renews it; if it is right, this machine's clock is not.");
    }
    if (Causes.find(failure, CertPathBuilderException.class).isPresent()
        || Causes.find(failure, CertPathValidatorException.class).isPresent()) {
      return unreachable(
          "The certificate of %s is signed by no authority that the kubeconfig's cluster '%s' trusts."
              .formatted(server, target),
          "The cluster was made anew, perhaps: let its tool write the kubeconfig again.");
    }
    Optional<SSLException> tls = Causes.find(failure, SSLException.class);
    if (tls.isPresent()) {
      return unreachable(
          "%s, the API of Kubernetes '%s', and this machine did not agree on TLS: %s."
              .formatted(server, target, full(message(tls.get()))),
          "Is it the right address, and is the certificate for its name?");
    }
    if (Causes.find(failure, SocketTimeoutException.class).isPresent()
        || Causes.find(failure, TimeoutException.class).isPresent()) {
      return unreachable(
          "%s, the API of Kubernetes '%s', did not answer in time.".formatted(server, target),
          "Can this machine reach it (VPN, firewall, proxy)?");
    }
    if (Causes.find(failure, ConnectException.class).isPresent()) {
      return unreachable(
          "Nothing answers at %s, where the kubeconfig has the API of '%s'."
              .formatted(server, target),
          "Is the cluster running? 'kube contexts' lists the others.");
    }
    return unreachable(
        "The way to Kubernetes '%s' broke when it was to %s: %s."
            .formatted(target, work, full(message(Causes.root(failure)))),
        "Try it again in a moment.");
  }

  private static Failure unreachable(String sentence, String hint) {
    return new Failure(Exit.UNREACHABLE, sentence, hint);
  }

  private static String message(Throwable failure) {
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }

  /** Without a full stop of its own. */
  private static String full(String text) {
    return text.strip().replaceFirst("\\.+$", "");
  }
}
