package io.pachsh.session;

import io.pachsh.access.Permission;
import io.pachsh.access.Resource;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.outside.Lines;
import io.pachsh.spelling.Spelling;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The words of a line that name what access control knows by itself: resources, permissions. */
public final class AccessWords {
  private AccessWords() {}

  /** Reads {@code cluster}, {@code project:P} or {@code repo:P/R}. */
  public static Resource resource(String text) {
    return Resource.parse(text)
        .orElseThrow(
            () ->
                new Failure(
                    Exit.USAGE,
                    "'" + text + "' is not a resource.",
                    suggestion(text).and("Write cluster, project:PROJECT or repo:PROJECT/REPO.")));
  }

  /**
   * Reads a resource as people write it: also {@code P/R}, {@code repo:R} and {@code R}, a repo of
   * the project that is meant where none is named.
   */
  public static Resource resource(String text, String project) {
    return Resource.parse(text, project).orElseGet(() -> resource(text));
  }

  /** Reads a project as people write it, with or without {@code project:} before its name. */
  public static String project(String text) {
    return text.replaceFirst("^project(:|\\s+)(?=\\S)", "");
  }

  /** Words that name one resource: {@code repo vision/images} is {@code repo:vision/images}. */
  public static Resource resource(List<String> words, String project) {
    return resource(String.join(" ", words), project);
  }

  private static Lines suggestion(String text) {
    String name = text.substring(text.indexOf(':') + 1);
    String kind = text.substring(0, text.length() - name.length()).toLowerCase(Locale.ROOT);
    String guess =
        switch (kind) {
          case "repo:", "repos:" -> "repo:" + (name.contains("/") ? name : "default/" + name);
          case "project:", "projects:" -> (name.contains("/") ? "repo:" : "project:") + name;
          case "" ->
              Spelling.isNear(name.toLowerCase(Locale.ROOT), "cluster")
                  ? "cluster"
                  : name.contains("/") ? "repo:" + name : "project:" + name;
          default -> kind.startsWith("cluster") ? "cluster" : "";
        };
    return Resource.parse(guess).isPresent()
        ? Lines.of("Did you mean '" + guess + "'?")
        : Lines.none();
  }

  /** A permission in any letter case. */
  public static Permission permission(String text) {
    return Permission.named(text)
        .orElseThrow(
            () ->
                new Failure(
                    Exit.USAGE,
                    "unknown permission \"" + text + "\"",
                    didYouMean(near(text))
                        .and("'auth inspect role clusterAdmin' lists all permissions.")));
  }

  private static List<String> near(String text) {
    List<String> all = Arrays.stream(Permission.values()).map(Enum::name).toList();
    String upper = text.toUpperCase(Locale.ROOT).replace('-', '_');
    List<String> near = Spelling.near(upper, all);
    return near.isEmpty() && upper.length() > 2
        ? all.stream().filter(name -> name.contains(upper)).toList()
        : near;
  }

  /** {@code Did you mean 'a' or 'b'?} on a line of its own; nothing when there is none. */
  public static Lines didYouMean(List<String> words) {
    return words.isEmpty()
        ? Lines.none()
        : Lines.of(
            "Did you mean '" + String.join("' or '", words.stream().limit(3).toList()) + "'?");
  }
}
