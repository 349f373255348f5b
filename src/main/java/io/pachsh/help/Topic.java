package io.pachsh.help;

import io.pachsh.file.TextResource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A page of help about something that is no command.
 *
 * @param name the word behind {@code help}
 * @param text its first line says what it is about
 */
public record Topic(String name, String text) {
  /** Their names, in the order in which somebody new may want to read them. */
  public static final List<String> NAMES =
      List.of(
          "contexts",
          "login",
          "identity",
          "saving",
          "serving",
          "language",
          "here-documents",
          "scripts",
          "automation",
          "exit-status",
          "output",
          "keys",
          "security");

  /** The topic of that name, in whatever case. */
  public static Optional<Topic> named(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return NAMES.contains(lower) ? Optional.of(new Topic(lower, read(lower))) : Optional.empty();
  }

  /** The page, fitted into the screen. */
  public String page(int columns) {
    return Prose.fitted(text, columns);
  }

  private static String read(String name) {
    return TextResource.beside(Topic.class, "topic/" + name + ".txt");
  }
}
