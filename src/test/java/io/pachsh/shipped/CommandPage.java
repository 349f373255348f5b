package io.pachsh.shipped;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What is known of one command.
 *
 * @param path its words; empty for the program itself
 * @param section the section of the overview it stands in
 * @param specification what its parser reads; empty when it reads its words itself
 */
public record CommandPage(
    String path, String section, String summary, Optional<CommandSpec> specification) {
  /** The words that name it. */
  List<String> words() {
    return path.isEmpty() ? List.of() : List.of(path.split(" "));
  }
}
