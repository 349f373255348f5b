package io.pachsh.completion;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value that is being typed, and what else its line says.
 *
 * @param typed its text so far
 * @param command the words that name the command
 * @param arguments the arguments before it, without options
 * @param values the line's other values, by what help calls them and by the names of options
 */
public record CompletionRequest(
    String typed, String command, List<String> arguments, Map<String, String> values) {
  /** A value of the line by what help calls it, wherever it stands. */
  public Optional<String> value(String label) {
    return Optional.ofNullable(values.get(label)).filter(text -> !text.isEmpty());
  }

  /** The context that the line names, instead of the active one. */
  public Optional<String> context() {
    return value("--context");
  }

  /** The same with another text typed. */
  public CompletionRequest with(String other) {
    return new CompletionRequest(other, command, arguments, values);
  }

  /** Without the arguments as typed. */
  @Override
  public String toString() {
    return "Asked[" + command + "]";
  }
}
