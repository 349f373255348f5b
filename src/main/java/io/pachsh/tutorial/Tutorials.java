package io.pachsh.tutorial;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.file.TextResource;
import io.pachsh.spelling.Spelling;
import java.util.List;
import java.util.Locale;

/** The walkthroughs that come with pachsh. */
public final class Tutorials {
  /** Their names, in the order in which somebody new may want to take them. */
  public static final List<String> NAMES =
      List.of(
          "first-steps",
          "okta",
          "roles",
          "fix-a-broken-login",
          "connector",
          "real-cluster",
          "scripting");

  private Tutorials() {}

  /** The walkthrough of that name, in whatever case; fails with what is close to it. */
  public static TutorialPage page(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (!NAMES.contains(lower)) {
      List<String> near = Spelling.near(lower, NAMES);
      throw new Failure(
          Exit.USAGE,
          "There is no walkthrough '" + name + "'.",
          near.isEmpty()
              ? "There are " + String.join(", ", NAMES) + "."
              : "Did you mean '" + near.get(0) + "'?");
    }
    return new PageReader(lower).read(text(lower));
  }

  private static String text(String name) {
    return TextResource.beside(Tutorials.class, name + ".md");
  }
}
