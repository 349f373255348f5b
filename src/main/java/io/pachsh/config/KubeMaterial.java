package io.pachsh.config;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.file.BoundedInput;
import io.pachsh.file.FileTrouble;
import io.pachsh.secret.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/**
 * A certificate or a key of a kubeconfig: written in it, or in a file that it names.
 *
 * @param key what the kubeconfig calls it, without {@code -data}
 * @param data its PEM text in Base64; empty where it stands in a file
 * @param file where it stands otherwise
 */
public record KubeMaterial(String key, Secret data, Optional<Path> file) {
  /** Where there is none. */
  public static KubeMaterial none(String key) {
    return new KubeMaterial(key, Secret.of(""), Optional.empty());
  }

  public boolean isEmpty() {
    return data.isEmpty() && file.isEmpty();
  }

  /** The PEM text; fails where it is no Base64 or its file cannot be read. */
  public Secret pem() {
    if (!data.isEmpty()) {
      return decoded();
    }
    Path path = file.orElseThrow(() -> new IllegalStateException("there is no " + key));
    try {
      return Secret.of(BoundedInput.text(path, BoundedInput.CONFIGURATION));
    } catch (IOException e) {
      throw new Failure(
          Exit.FAILED,
          "The %s %s, which the kubeconfig names, cannot be read: %s."
              .formatted(key, path, FileTrouble.reason(e)),
          "Names in a kubeconfig start at its own directory. Its cluster's tool writes it anew.");
    }
  }

  private Secret decoded() {
    try {
      byte[] bytes = Base64.getDecoder().decode(data.reveal().replaceAll("\\s", ""));
      return Secret.of(new String(bytes, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw new Failure(
          Exit.FAILED,
          "The kubeconfig's %s-data is no Base64.".formatted(key),
          "It holds a whole PEM text in Base64; a file's name stands under '%s'.".formatted(key));
    }
  }
}
