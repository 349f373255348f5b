package io.pachsh.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** The value that a key was meant to have, whatever type it was written with. */
final class RecoveredValue {
  private static final Pattern LOOPBACK =
      Pattern.compile("\\s*http://(?:localhost|127\\.0\\.0\\.1|\\[::1])[:/]");

  private RecoveredValue() {}

  /** A text, a number, a flag or a list of texts, as the key wants it; empty when it is neither. */
  static Optional<Object> of(String key, Node node) {
    return switch (key) {
      case "live_config_version" ->
          scalar(node).filter(t -> t.matches("\\d{1,18}")).map(Long::valueOf);
      case "ignore_email_verified", "require_email_verified", "localhost_issuer" ->
          scalar(node).flatMap(RecoveredValue::flag);
      case "scopes", "additional_scopes" -> texts(node);
      case "redirect_uri" -> single(node).map(text -> text);
      case "id_providers", "oidc" -> Optional.of("");
      default -> scalar(node).map(text -> text);
    };
  }

  private static Optional<Object> flag(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on", "1" -> Optional.of(true);
      case "false", "no", "off", "0", "" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private static Optional<Object> texts(Node node) {
    List<String> texts = new ArrayList<>();
    if (node instanceof SequenceNode sequence) {
      for (Node item : sequence.getValue()) {
        if (item instanceof MappingNode || item instanceof SequenceNode) {
          return Optional.empty();
        }
        scalar(item).ifPresent(texts::add);
      }
    } else if (node instanceof ScalarNode) {
      texts.addAll(List.of(scalar(node).orElse("").split("[\\s,]+")));
    } else {
      return Optional.empty();
    }
    return Optional.of(
        texts.stream()
            .map(RecoveredText::unquoted)
            .filter(text -> !text.isBlank())
            .distinct()
            .toList());
  }

  /** A text, or of a list the address that leads to this machine, else the first. */
  private static Optional<String> single(Node node) {
    if (!(node instanceof SequenceNode sequence)) {
      return scalar(node);
    }
    List<String> all =
        sequence.getValue().stream().map(RecoveredValue::scalar).flatMap(Optional::stream).toList();
    return all.stream()
        .filter(text -> LOOPBACK.matcher(text).lookingAt())
        .findFirst()
        .or(() -> all.stream().findFirst());
  }

  /** What a scalar says, without the comma that a lost brace leaves at its end. */
  private static Optional<String> scalar(Node node) {
    if (!(node instanceof ScalarNode scalar)) {
      return Optional.empty();
    }
    if (scalar.getTag().equals(Tag.NULL)) {
      return Optional.of("");
    }
    String text = scalar.getValue();
    return Optional.of(
        scalar.isPlain() && text.endsWith(",") ? text.substring(0, text.length() - 1) : text);
  }
}
