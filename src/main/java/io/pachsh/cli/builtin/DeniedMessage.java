package io.pachsh.cli.builtin;

import io.pachsh.access.Permission;
import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.output.Fields;
import io.pachsh.screen.Remedy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pachd's message that somebody lacks permissions, taken apart. */
record DeniedMessage(Principal principal, Set<Permission> permissions, Resource resource) {
  private static final Pattern FORM =
      Pattern.compile(
          "[\"'`“”„‟«‹‘‚(]*+([^\\s\"'`“”„‟«‹‘‚(]\\S{0,199}) is not authorized to perform this"
              + " operation\\s+-\\s+needs permissions\\s+\\[([A-Z_,"
              + " ]{1,2000})]\\s+on\\s+(CLUSTER|PROJECT|REPO)\\b[ ]*([\\w./-]{0,200})");

  /** Empty when the message is another one, or names what nobody knows. */
  static Optional<DeniedMessage> in(String message) {
    Matcher form = FORM.matcher(message);
    if (!form.find()) {
      return Optional.empty();
    }
    Set<Permission> permissions = new TreeSet<>();
    for (String name : form.group(2).split("[, ]+")) {
      Arrays.stream(Permission.values())
          .filter(known -> known.name().equals(name))
          .forEach(permissions::add);
    }
    String name = form.group(4).replaceFirst("\\.$", "");
    String type = form.group(3).toLowerCase(Locale.ROOT);
    Optional<Resource> resource = Resource.parse(name.isEmpty() ? type : type + ":" + name);
    return resource.isEmpty() || permissions.isEmpty()
        ? Optional.empty()
        : Optional.of(new DeniedMessage(new Principal(form.group(1)), permissions, resource.get()));
  }

  /** What it says, and what would give it. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s lacks %s on %s."
            .formatted(
                principal,
                String.join(", ", permissions.stream().map(Permission::name).toList()),
                resource.spoken()));
    remedy().ifPresent(it -> lines.addAll(it.hint(Optional.of(principal)).all()));
    lines.add("");
    return lines;
  }

  /** The fields with what the message holds. */
  Fields addTo(Fields fields) {
    Fields more =
        fields
            .with("principal", principal.text())
            .with("permissions", permissions.stream().map(Permission::name).toList())
            .with("resource", resource.text());
    return remedy().map(it -> more.with("command", it.command(principal))).orElse(more);
  }

  private Optional<Remedy> remedy() {
    return Remedy.of(permissions, resource);
  }
}
