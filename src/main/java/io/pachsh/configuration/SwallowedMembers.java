package io.pachsh.configuration;

import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Values that a lost or miscounted quote let run on over the members behind them. */
final class SwallowedMembers {
  private static final Pattern MEMBER =
      Pattern.compile(
          "[\"“”„‟«»'‘’]\\s*[,}\\]][\\s{}\\[\\],]{0,20}[\"“”„‟«»'‘’]\\w[\\w-]{0,60}"
              + "[\"“”„‟«»'‘’]\\s*:");

  private SwallowedMembers() {}

  /** Whether that text holds the end of a value and the key of the next. */
  static boolean areIn(String text) {
    // A document kept as a text, such as a connector's `jsonConfig`, is whole.
    return !text.strip().startsWith("{") && MEMBER.matcher(text).find();
  }

  static boolean areIn(Node value) {
    return value instanceof ScalarNode scalar && areIn(scalar.getValue());
  }
}
