package io.pachsh.tutorial;

import io.pachsh.file.FileTrouble;
import io.pachsh.file.OwnFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The file that keeps how far somebody came in each walkthrough, one line for each; readable by its
 * owner alone.
 */
public record Bookmarks(Path file) {
  public Optional<Bookmark> of(String page) {
    return Optional.ofNullable(all().get(page));
  }

  /** Puts a bookmark in the place of the page's earlier one. */
  public void keep(Bookmark bookmark) {
    Map<String, Bookmark> all = all();
    all.put(bookmark.page(), bookmark);
    String text = all.values().stream().map(b -> b.line() + "\n").collect(Collectors.joining());
    try {
      new OwnFile(file).replace(text);
    } catch (IOException e) {
      throw FileTrouble.failure(
          "Your place in the walkthrough cannot be kept in " + file,
          e,
          "Make room and allow writing there; the walkthrough itself needs nothing from it.");
    }
  }

  private Map<String, Bookmark> all() {
    Map<String, Bookmark> all = new TreeMap<>();
    for (String line : lines()) {
      Bookmark.of(line).ifPresent(bookmark -> all.put(bookmark.page(), bookmark));
    }
    return all;
  }

  private List<String> lines() {
    try {
      return new OwnFile(file).text().lines().toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw FileTrouble.failure(
          "Your places in the walkthroughs cannot be read: " + file,
          e,
          "Mend the file's permissions, or remove it: only the places are lost.");
    }
  }
}
