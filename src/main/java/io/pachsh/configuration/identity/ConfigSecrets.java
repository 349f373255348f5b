package io.pachsh.configuration.identity;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.secret.Secret;
import io.pachsh.spelling.Spelling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The secrets in a connector's configuration: the values of keys that its type calls secret, or
 * whose names say so at whatever depth. Dots in a secret's place stand for the stored one.
 */
public record ConfigSecrets(ConfigTree tree) {
  /** Keys in alphabetical order and their values, secrets as dots. */
  public Map<String, Object> masked() {
    return tree.mapped((path, value) -> isSecret(path) ? Secret.MASK : value).revealed();
  }

  /** Every secret that is written out. */
  public List<Secret> all() {
    List<Secret> found = new ArrayList<>();
    tree.mapped(
        (path, value) -> {
          if (isSecret(path) && !isKept(value) && !value.equals("")) {
            found.add(Secret.of(value.toString()));
          }
          return value;
        });
    return found;
  }

  /** Where they stand: keys joined by dots, such as {@code clientSecret}. */
  public List<String> places() {
    List<String> found = new ArrayList<>();
    tree.mapped(
        (path, value) -> {
          if (isSecret(path)) {
            found.add(path);
          }
          return value;
        });
    return found;
  }

  /** The configuration with another secret at one of the {@link #places}. */
  public ConfigTree with(String place, Secret secret) {
    return tree.mapped((path, value) -> path.equals(place) ? secret.reveal() : value);
  }

  /**
   * The configuration with the stored secrets in the place of dots.
   *
   * @throws Failure when there is none to keep, or when what says whose the secrets are changes: a
   *     secret must never go to somebody else than the provider it belongs to
   */
  public ConfigTree keeping(ConfigTree stored) {
    Map<String, Object> before = new HashMap<>();
    stored.mapped((path, value) -> note(before, path, value));
    Optional<String> change = otherOwner(stored);
    return tree.mapped(
        (path, value) -> {
          if (!isKept(value)) {
            return value;
          }
          Object kept = before.get(path.toLowerCase(Locale.ROOT));
          if (kept == null) {
            throw refused(path, "none is stored");
          }
          change.ifPresent(
              reason -> {
                throw refused(path, reason);
              });
          return kept;
        });
  }

  private static Object note(Map<String, Object> values, String path, Object value) {
    values.put(path.toLowerCase(Locale.ROOT), value);
    return value;
  }

  /** That somebody else would get the secrets than before; empty when not. */
  private Optional<String> otherOwner(ConfigTree stored) {
    if (!tree.type().equals(stored.type())) {
      return Optional.of("the type changes from " + stored.type() + " to " + tree.type());
    }
    for (ConnectorKey key : tree.keys().values()) {
      String was = stored.text(key.name());
      String is = tree.text(key.name());
      if (key.namesOwner() && !was.equals(is)) {
        return Optional.of(
            "`%s` changes from %s to %s".formatted(key.name(), orNothing(was), orNothing(is)));
      }
    }
    return Optional.empty();
  }

  private static String orNothing(String text) {
    return text.isEmpty() ? "nothing" : text;
  }

  private static Failure refused(String path, String reason) {
    return new Failure(
        Exit.FAILED,
        "`%s: %s` keeps the stored secret, but %s.".formatted(path, Secret.MASK, reason),
        "Write the secret itself.");
  }

  private boolean isSecret(String path) {
    List<String> names = List.of(path.split("\\.", -1));
    boolean declared =
        ConnectorType.in(tree.keys(), names.get(0)).filter(ConnectorKey::isSecret).isPresent();
    return declared || names.stream().anyMatch(ConfigSecrets::isSecretName);
  }

  /** Whether a key of that name holds a secret, to judge by the name alone. */
  private static boolean isSecretName(String name) {
    String folded = Spelling.folded(name);
    return folded.contains("secret")
        || folded.contains("passw")
        || folded.endsWith("bindpw")
        || folded.endsWith("token")
        || folded.endsWith("privatekey");
  }

  /** Whether a value means the stored one. */
  static boolean isKept(Object value) {
    return value.equals(Secret.MASK);
  }

  /** Its keys alone. */
  @Override
  public String toString() {
    return "ConfigSecrets" + tree;
  }
}
