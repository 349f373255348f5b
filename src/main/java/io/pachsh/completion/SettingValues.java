package io.pachsh.completion;

import io.pachsh.session.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the setting that the line names can be. */
final class SettingValues implements ValueCompleter {
  @Override
  public Candidates choice(CompletionRequest request) {
    String wanted = request.value("SETTING").orElse("");
    List<Name> names = new ArrayList<>();
    Arrays.stream(Settings.values())
        .filter(setting -> setting.wireName().equals(wanted))
        .flatMap(setting -> setting.choices().stream())
        .forEach(choice -> names.add(Name.of(choice, names.isEmpty() ? "at first" : "")));
    return Candidates.of(NameIndex.of(names));
  }
}
