package io.pachsh.tutorial;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Reads a walkthrough's Markdown: a heading and a paragraph about it first; from then on each block
 * of {@code pachsh} commands ends a step, and the block {@code expect} behind it says what it
 * expects; a block {@code pachsh unseen} before it runs with it and is not shown. What a writer
 * gets wrong is refused with the line.
 */
final class PageReader {
  private static final String COMMANDS = "pachsh";
  private static final String UNSEEN = "pachsh unseen";
  private static final String EXPECTATION = "expect";

  private final String name;
  private final List<Step> steps = new ArrayList<>();
  private List<Node> lead = new ArrayList<>();
  private String unseen = "";

  PageReader(String name) {
    this.name = name;
  }

  TutorialPage read(String markdown) {
    Node first = nodes(markdown);
    Heading title = require(first, Heading.class, "the page's title, as in '# First steps'");
    Paragraph about =
        require(title.getNext(), Paragraph.class, "a paragraph of one sentence about the page");
    lead.add(title);
    Node node = about;
    while (node != null) {
      Node next = node.getNext();
      node = is(node, COMMANDS) ? step((FencedCodeBlock) node, next) : passed(node, next);
    }
    return new TutorialPage(
        name, StyledText.of(title).text(), StyledText.of(about).text(), steps, new Passage(lead));
  }

  private @Nullable Node passed(Node node, @Nullable Node next) {
    if (is(node, EXPECTATION)) {
      throw problem(node, "there are no commands right before this 'expect'");
    }
    if (is(node, UNSEEN)) {
      if (next == null || !is(next, COMMANDS)) {
        throw problem(node, "unseen commands need a block 'pachsh' right behind them");
      }
      unseen = ((FencedCodeBlock) node).getLiteral().stripTrailing();
      return next;
    }
    problemIn(node).ifPresent(what -> fail(node, what));
    lead.add(node);
    return next;
  }

  /** Takes the expectation in, too, and gives what stands behind it. */
  private @Nullable Node step(FencedCodeBlock commands, @Nullable Node next) {
    if (next == null || !is(next, EXPECTATION)) {
      throw problem(commands, "these commands need a block 'expect' right behind them");
    }
    String expected = ((FencedCodeBlock) next).getLiteral();
    steps.add(
        new Step(
            new Passage(lead),
            unseen,
            commands.getLiteral().stripTrailing(),
            Expectation.read(expected)));
    lead = new ArrayList<>();
    unseen = "";
    return next.getNext();
  }

  /** What of a node cannot be shown in a terminal. */
  private static Optional<String> problemIn(Node node) {
    try {
      var unused = new PageFormatter(Integer.MAX_VALUE, io.pachsh.console.Theme.PLAIN).lines(node);
      return Optional.empty();
    } catch (UnsupportedOperationException e) {
      return Optional.ofNullable(e.getMessage());
    }
  }

  private void fail(Node node, String what) {
    throw problem(node, what);
  }

  private <N extends Node> N require(@Nullable Node node, Class<N> kind, String what) {
    if (!kind.isInstance(node)) {
      throw new IllegalArgumentException(name + ".md begins otherwise than with " + what);
    }
    return kind.cast(node);
  }

  private IllegalArgumentException problem(Node node, String what) {
    return new IllegalArgumentException(name + ".md:" + line(node) + ": " + what);
  }

  private static boolean is(Node node, String info) {
    return node instanceof FencedCodeBlock block && info.equals(block.getInfo());
  }

  private static int line(Node node) {
    return node.getSourceSpans().isEmpty() ? 1 : node.getSourceSpans().get(0).getLineIndex() + 1;
  }

  private static @Nullable Node nodes(String markdown) {
    return Parser.builder()
        .extensions(List.of(TablesExtension.create()))
        .includeSourceSpans(IncludeSourceSpans.BLOCKS)
        .build()
        .parse(markdown)
        .getFirstChild();
  }
}
