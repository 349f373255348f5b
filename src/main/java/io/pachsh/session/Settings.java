package io.pachsh.session;

import io.pachsh.context.Contexts;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.spelling.Spelling;
import java.util.Arrays;
import java.util.List;

/** What a person can switch with {@code set}; kept with the contexts. */
public enum Settings {
  AUTOSAVE("autosave", List.of("off", "on"), "save after each command that changed something"),
  EDITING("editing", List.of("emacs", "vi"), "whose keys edit a line"),
  HINTS("hints", List.of("on", "off"), "say what could come next after a milestone"),
  PAGER("pager", List.of("on", "off"), "show answers longer than the screen page by page"),
  PASTE("paste", List.of("ask", "run"), "ask before several pasted commands run"),
  SUGGESTIONS("suggestions", List.of("on", "off"), "show in grey how an earlier line went on"),
  THEME(
      "theme", List.of("dark", "light", "plain"), "colours for a dark or a light screen, or none");

  private final String wireName;
  private final List<String> values;
  private final String meaning;

  /** The first value is what a setting is until somebody sets it. */
  Settings(String wireName, List<String> values, String meaning) {
    this.wireName = wireName;
    this.values = values;
    this.meaning = meaning;
  }

  public String wireName() {
    return wireName;
  }

  /** What it can be. */
  public List<String> choices() {
    return values;
  }

  public String meaning() {
    return meaning;
  }

  public String value(Contexts contexts) {
    return contexts.setting(wireName, values.get(0));
  }

  public boolean isOn(Contexts contexts) {
    return value(contexts).equals("on");
  }

  /** The contexts with this setting changed; fails when it has no such value. */
  public Contexts changed(Contexts contexts, String value) {
    if (!values.contains(value)) {
      throw new Failure(
          Exit.USAGE,
          "The setting '" + wireName + "' cannot be '" + value + "'.",
          "It can be " + String.join(" or ", values) + ".");
    }
    return contexts.withSetting(wireName, value);
  }

  private static List<String> near(String name) {
    return Spelling.near(name, Arrays.stream(values()).map(Settings::wireName).toList());
  }

  /** The setting of that name. */
  public static Settings named(String name) {
    return Arrays.stream(values())
        .filter(setting -> setting.wireName.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new Failure(
                    Exit.USAGE,
                    "There is no setting '" + name + "'.",
                    AccessWords.didYouMean(near(name))
                        .and(
                            "'set' lists the settings; a variable is set with "
                                + name
                                + "=VALUE, without 'set'.")));
  }
}
