package io.pachsh.shipped;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What can follow the words of a command line, by those words. */
final class CommandTable {
  /** What the options of every command are kept under, for they would fill the table. */
  static final String EVERY_COMMAND = "*";

  private final Map<String, List<Row>> rows = new TreeMap<>();
  private final List<String> commands;

  /**
   * @param pages the commands; the program itself, with its options, has the empty path
   */
  CommandTable(List<CommandPage> pages) {
    commands =
        pages.stream()
            .filter(page -> !page.path().isEmpty() && page.specification().isPresent())
            .map(CommandPage::path)
            .toList();
    Map<String, Integer> below = new LinkedHashMap<>();
    for (CommandPage page : pages) {
      for (String path = page.path(); !path.isEmpty(); path = parent(path)) {
        below.merge(path, 1, Integer::sum);
      }
    }
    List<Row> common = common(pages);
    rows.put(EVERY_COMMAND, common);
    for (CommandPage page : pages) {
      boolean program = page.path().isEmpty();
      List<Row> own =
          Row.of(page.specification()).stream()
              .filter(row -> program || !common.contains(row))
              .map(row -> program ? row.asking("--context", "config set active-context") : row)
              .toList();
      of(page.path()).addAll(own);
    }
    below.forEach(
        (path, count) -> {
          String word = path.substring(path.lastIndexOf(' ') + 1);
          String summary =
              pages.stream()
                  .filter(page -> page.path().equals(path))
                  .map(CommandPage::summary)
                  .findFirst()
                  .orElse(count + " commands");
          of(parent(path)).add(Row.word(word, summary));
        });
  }

  /** Every text of words that something can follow, sorted. */
  List<String> paths() {
    return rows.keySet().stream().filter(path -> !path.equals(EVERY_COMMAND)).toList();
  }

  /** What can follow, beside what stands under {@link #EVERY_COMMAND}. */
  List<Row> rows(String path) {
    return rows.getOrDefault(path, List.of());
  }

  /** Whether the words name a command that has the options of every command. */
  boolean isCommand(String path) {
    return commands.contains(path);
  }

  private List<Row> of(String path) {
    return rows.computeIfAbsent(path, unused -> new ArrayList<>());
  }

  private static List<Row> common(List<CommandPage> pages) {
    List<List<Row>> all =
        pages.stream()
            .filter(page -> !page.path().isEmpty() && page.specification().isPresent())
            .map(page -> Row.of(page.specification()))
            .toList();
    List<Row> common = new ArrayList<>(all.get(0));
    all.forEach(common::retainAll);
    return common;
  }

  private static String parent(String path) {
    int space = path.lastIndexOf(' ');
    return space < 0 ? "" : path.substring(0, space);
  }
}
