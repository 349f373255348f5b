package io.pachsh.completion;

import io.pachsh.command.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the setting that the line names can be. */
final class SettingValues implements Kind {
  @Override
  public Choice choice(Asked asked) {
    String wanted = asked.value("SETTING").orElse("");
    List<Name> names = new ArrayList<>();
    Arrays.stream(Settings.values())
        .filter(setting -> setting.wireName().equals(wanted))
        .flatMap(setting -> setting.choices().stream())
        .forEach(choice -> names.add(Name.of(choice, names.isEmpty() ? "at first" : "")));
    return Choice.of(Names.of(names));
  }
}
