package io.pachsh.tutorial;

import io.pachsh.console.Theme;
import java.util.List;
import java.util.stream.Collectors;
import org.commonmark.node.Node;

/** A stretch of a page to be read. */
public final class Passage {
  private final List<Node> blocks;

  Passage(List<Node> blocks) {
    this.blocks = List.copyOf(blocks);
  }

  /**
   * The text for a screen of so many columns, blocks separated by blank lines; code and single long
   * words stay whole. Every line ends with a newline.
   */
  public String shown(int columns, Theme theme) {
    PageFormatter pageFormatter = new PageFormatter(columns, theme);
    return blocks.stream()
        .map(pageFormatter::lines)
        .map(lines -> String.join("\n", lines) + "\n")
        .collect(Collectors.joining("\n"));
  }
}
