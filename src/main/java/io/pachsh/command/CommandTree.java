package io.pachsh.command;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
   *
   * @param reach which context it acts on
   */
  public record Entry(
      String path,
      String section,
      String summary,
      Supplier<? extends Executable> maker,
      Reach reach) {
    /** Whether what it does depends on a context, so that {@code --context} changes it. */
    public boolean actsOnContext() {
      return reach != Reach.NO_CONTEXT;
    }
  }

  /** Which context a command acts on that is told nothing else. */
  public enum Reach {
    NO_CONTEXT,
    CONTEXT_AT_HAND,
    /** The one whose cluster has the identity service ({@code Session.enterpriseContextName}). */
    ENTERPRISE_CONTEXT
  }

  /** What the first words of a line name. */
  public sealed interface Resolution {
    /**
     * A command, and the words behind its name.
     *
     * @param arguments options and arguments, as typed
     */
    record Found(Entry entry, List<String> arguments) implements Resolution {
      /** Without the arguments as typed. */
      @Override
      public String toString() {
        return "Found[" + entry.path() + "]";
      }
    }

    /** Words that begin commands but name none yet. */
    record Group(String path, List<Entry> entries) implements Resolution {}

    /**
     * No command.
     *
     * @param word the first unknown word
     * @param path what it followed
     * @param line all words of the line
     * @param near finds commands that may have been meant, which is not asked for at each keystroke
     */
    record Unknown(String word, String path, List<String> line, Supplier<List<String>> near)
        implements Resolution {
      /** Whole commands that may have been meant, likeliest first. */
      public List<String> suggestions() {
        return word.startsWith("-") ? List.of() : near.get();
      }

      /** Without the words as typed. */
      @Override
      public String toString() {
        return "Unknown[behind " + path + "]";
      }
    }
  }

  private static final class Node {
    private final Map<String, Node> children = new LinkedHashMap<>();
    private @Nullable Entry entry;

    /** What a word leads to; a noun may stand in the singular or in the plural. */
    @Nullable Node child(String word) {
      Node exact = children.get(word);
      if (exact != null) {
        return exact;
      }
      return NOUNS.contains(word) ? children.get(otherNumber(word)) : null;
    }

    private static String otherNumber(String noun) {
      return noun.endsWith("s") ? noun.substring(0, noun.length() - 1) : noun + "s";
    }
  }

  /** What a line of ours may begin with, as lines of pachctl do. */
  public static final List<String> PROGRAM_NAMES = List.of("pachctl", "pachsh");

  /** Nouns that people write in the singular and in the plural, as pachctl lets them. */
  private static final Set<String> NOUNS =
      Set.of(
          "context",
          "contexts",
          "group",
          "groups",
          "project",
          "projects",
          "repo",
          "repos",
          "robot",
          "robots",
          "role",
          "roles",
          "token",
          "tokens",
          "user",
          "users");

  private static final int LONGEST_HABIT = 3;

  private final Node root = new Node();
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /** What people type from other programs' habits, and the entry that it means. */
  private final Map<List<String>, Entry> habits = new HashMap<>();

  private String section = "";
  private Reach reach = Reach.CONTEXT_AT_HAND;

  /**
   * Begins a section of the overview: what is added from now on stands in it, and acts on the
   * context at hand.
   */
  public CommandTree section(String title) {
    section = title;
    return actingOnContext(true);
  }

  /**
   * Says whether {@code --context} changes anything for what is added from now on in this section.
   */
  public CommandTree actingOnContext(boolean acts) {
    reach = acts ? Reach.CONTEXT_AT_HAND : Reach.NO_CONTEXT;
    return this;
  }

  /** Lets what is added from now on in this section act on the enterprise context. */
  public CommandTree actingOnEnterpriseContext() {
    reach = Reach.ENTERPRISE_CONTEXT;
    return this;
  }

  /**
   * Adds a command under words separated by one space each.
   *
   * @param maker a lambda: a reference to a constructor would load the command's class at once
   */
  public CommandTree add(String path, String summary, Supplier<? extends Executable> maker) {
    Entry entry = new Entry(path, section, summary, maker, reach);
    Node node = root;
    for (String word : path.split(" ", -1)) {
      node = node.children.computeIfAbsent(word, unused -> new Node());
    }
    node.entry = entry;
    entries.put(path, entry);
    return this;
  }

  /**
   * Takes other words for a command that was added: those that people bring along from other
   * programs. They run, and are neither listed nor completed.
   */
  public CommandTree understanding(String habit, String path) {
    habits.put(List.of(habit.split(" ", -1)), Objects.requireNonNull(entries.get(path), path));
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
      Node next = node.child(word);
      if (next == null) {
        return List.of();
      }
      node = next;
    }
    return List.copyOf(new TreeSet<>(node.children.keySet()));
  }

  /**
   * Whether words that may also name a program of the operating system, because they stand behind a
   * {@code |}, are meant as a command of ours: they begin as one does, however they go on. So a
   * slip in them never hands what comes through the pipe to a program.
   */
  public boolean isMeantBy(List<String> words) {
    return !words.isEmpty()
        && (PROGRAM_NAMES.contains(words.get(0))
            || root.child(words.get(0)) != null
            || habits.containsKey(words.subList(0, 1)));
  }

  /** Finds the longest command that the words begin with. */
  public Resolution resolve(List<String> words) {
    Node node = root;
    int depth = 0;
    Resolution.@Nullable Found found = null;
    while (depth < words.size()) {
      Node next = node.child(words.get(depth));
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
    Resolution.@Nullable Found meant = byHabit(words);
    if (meant != null) {
      return meant;
    }
    String path = String.join(" ", words.subList(0, depth));
    boolean ended = depth == words.size() || words.get(depth).startsWith("-");
    if (ended && (depth > 0 || words.isEmpty())) {
      return new Resolution.Group(path, entriesBelow(path));
    }
    String word = words.get(depth);
    return new Resolution.Unknown(word, path, words, suggestions(words, depth, node));
  }

  private Resolution.@Nullable Found byHabit(List<String> words) {
    for (int length = Math.min(words.size(), LONGEST_HABIT); length > 0; length--) {
      Entry entry = habits.get(words.subList(0, length));
      if (entry != null) {
        return new Resolution.Found(entry, words.subList(length, words.size()));
      }
    }
    return null;
  }

  private Supplier<List<String>> suggestions(List<String> words, int depth, Node reached) {
    return () -> new Suggestions(entries.keySet()).of(words, depth, reached.children.keySet());
  }

  /** The words behind a leading {@code pachctl} or {@code pachsh}, which means nothing. */
  public static List<String> withoutProgramName(List<String> words) {
    boolean named = !words.isEmpty() && PROGRAM_NAMES.contains(words.get(0));
    return named ? words.subList(1, words.size()) : words;
  }
}
