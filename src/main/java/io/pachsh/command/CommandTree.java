package io.pachsh.command;

import io.pachsh.spelling.Spelling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The commands of the console by the words that name them. Only the command that a line names is
 * ever made; the tree itself holds words and summaries.
 */
public final class CommandTree {
  /**
   * One command: its words, the section of the overview it stands in, one sentence about it, and
   * how to make it.
   */
  public record Entry(
      String path, String section, String summary, Supplier<? extends Executable> maker) {}

  /** What the first words of a line name. */
  public sealed interface Resolution {
    /**
     * A command, and the words behind its name.
     *
     * @param arguments options and arguments, as typed
     */
    record Found(Entry entry, List<String> arguments) implements Resolution {}

    /** Words that begin commands but name none yet. */
    record Group(String path, List<Entry> entries) implements Resolution {}

    /** No command: the first unknown word, what it followed, and whole commands that are close. */
    record Unknown(String word, String path, List<String> suggestions) implements Resolution {}
  }

  private static final class Node {
    private final Map<String, Node> children = new LinkedHashMap<>();
    private @Nullable Entry entry;
  }

  private final Node root = new Node();
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private String section = "";

  /** Begins a section of the overview: what is added from now on stands in it. */
  public CommandTree section(String title) {
    section = title;
    return this;
  }

  /** Adds a command under words separated by one space each. */
  public CommandTree add(String path, String summary, Supplier<? extends Executable> maker) {
    Entry entry = new Entry(path, section, summary, maker);
    Node node = root;
    for (String word : path.split(" ", -1)) {
      node = node.children.computeIfAbsent(word, unused -> new Node());
    }
    node.entry = entry;
    entries.put(path, entry);
    return this;
  }

  /** All commands in the order in which they were added. */
  public List<Entry> entries() {
    return List.copyOf(entries.values());
  }

  /** The commands whose words begin with {@code path}; all for the empty path. */
  public List<Entry> entriesBelow(String path) {
    return entries.values().stream()
        .filter(e -> path.isEmpty() || e.path().equals(path) || e.path().startsWith(path + " "))
        .toList();
  }

  /** The words that can follow {@code words}, sorted; empty when they name no group. */
  public List<String> following(List<String> words) {
    Node node = root;
    for (String word : words) {
      Node next = node.children.get(word);
      if (next == null) {
        return List.of();
      }
      node = next;
    }
    return List.copyOf(new TreeSet<>(node.children.keySet()));
  }

  /** Finds the longest command that the words begin with. */
  public Resolution resolve(List<String> words) {
    Node node = root;
    int depth = 0;
    Resolution.@Nullable Found found = null;
    while (depth < words.size()) {
      Node next = node.children.get(words.get(depth));
      if (next == null) {
        break;
      }
      node = next;
      depth++;
      if (node.entry != null) {
        found = new Resolution.Found(node.entry, words.subList(depth, words.size()));
      }
    }
    if (found != null) {
      return found;
    }
    String path = String.join(" ", words.subList(0, depth));
    boolean ended = depth == words.size() || words.get(depth).startsWith("-");
    if (ended && (depth > 0 || words.isEmpty())) {
      return new Resolution.Group(path, entriesBelow(path));
    }
    String word = words.get(depth);
    return new Resolution.Unknown(
        word, path, word.startsWith("-") ? List.of() : suggestions(words, depth, node));
  }

  private List<String> suggestions(List<String> words, int depth, Node node) {
    String prefix = depth == 0 ? "" : String.join(" ", words.subList(0, depth)) + " ";
    List<String> near = new ArrayList<>();
    for (String name : Spelling.near(words.get(depth), node.children.keySet())) {
      near.add(prefix + name);
    }
    if (near.isEmpty()) {
      String last = words.get(depth);
      for (String path : entries.keySet()) {
        String tail = path.substring(path.lastIndexOf(' ') + 1);
        if (Spelling.isNear(last, tail)) {
          near.add(path);
        }
      }
    }
    return near.stream().limit(3).toList();
  }
}
