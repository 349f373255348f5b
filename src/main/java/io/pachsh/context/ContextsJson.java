package io.pachsh.context;

import io.pachsh.context.JsonTree.Digits;
import io.pachsh.context.JsonTree.Misplaced;
import io.pachsh.context.JsonTree.Value;
import io.pachsh.failure.Failure;
import io.pachsh.secret.Secret;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of contexts and settings, which people may edit: keys that are not known here stay as
 * they are, at every level.
 */
final class ContextsJson {
  private static final int VERSION = 1;
  private static final String VERSION_KEY = "version";
  private static final String ACTIVE = "active";
  private static final String CONTEXTS = "contexts";
  private static final String KIND = "kind";
  private static final String EMBEDDED = "embedded";
  private static final String TOKEN = "token";
  private static final String PROTECTED = "protected";
  private static final String PROTECTED_ENTRIES = "protected_in_pachctl";
  private static final String SETTINGS = "settings";

  private ContextsJson() {}

  /** A file that a later version wrote. */
  static final class NewerException extends IOException {
    private static final long serialVersionUID = 1L;

    NewerException(String version) {
      super(version);
    }
  }

  /** Reads what {@link #write} wrote, or somebody by hand. */
  static Contexts read(String text) throws IOException {
    return contexts(JsonTree.read(text));
  }

  private static Contexts contexts(Map<String, Value> file) throws IOException {
    requireKnown(file);
    SortedMap<String, Context> contexts = new TreeMap<>();
    for (Map.Entry<String, Value> entry : object(file, CONTEXTS).entrySet()) {
      contexts.put(entry.getKey(), context(entry.getKey(), entry.getValue()));
    }
    SortedSet<String> protectedEntries = new TreeSet<>();
    for (Value entry : list(file, PROTECTED_ENTRIES)) {
      protectedEntries.add(text(entry));
    }
    SortedMap<String, String> settings = new TreeMap<>();
    for (Map.Entry<String, Value> setting : object(file, SETTINGS).entrySet()) {
      if (setting.getValue().content() instanceof String text) {
        settings.put(setting.getKey(), text);
      }
    }
    return new Contexts(
        optionalText(file, ACTIVE).orElse(Context.LOCAL), contexts, protectedEntries, settings);
  }

  private static Context context(String name, Value value) throws IOException {
    Map<String, Value> members = members(value);
    Value kind = members.get(KIND);
    if (kind != null && !text(kind).equals(EMBEDDED)) {
      throw new Misplaced(kind.where(), "names a kind of context that is not known here");
    }
    try {
      return new Context(name, optionalText(members, TOKEN).map(Secret::of), flag(members));
    } catch (Failure e) {
      throw new Misplaced(
          value.where(), "belongs to a context that cannot be: " + unended(e.sentence()));
    }
  }

  private static void requireKnown(Map<String, Value> file) throws IOException {
    Value version = file.get(VERSION_KEY);
    if (version == null) {
      return;
    }
    if (!(version.content() instanceof Digits digits)) {
      throw new Misplaced(version.where(), "is no number");
    }
    if (new BigDecimal(digits.text()).compareTo(BigDecimal.valueOf(VERSION)) > 0) {
      throw new NewerException(digits.text());
    }
  }

  /**
   * The text of a file that says this.
   *
   * @param before the text that the file has now, whose other keys are kept; empty for none
   */
  static String write(Contexts contexts, String before) throws IOException {
    Map<String, Object> file =
        new LinkedHashMap<>(before.isEmpty() ? Map.of() : JsonTree.read(before));
    Map<String, Object> known = object(file.get(CONTEXTS));
    file.putIfAbsent(VERSION_KEY, new Digits(String.valueOf(VERSION)));
    file.put(ACTIVE, contexts.active());
    Map<String, Object> entries = new LinkedHashMap<>();
    for (Context context : contexts.byName().values()) {
      entries.put(context.name(), entry(context, known.get(context.name())));
    }
    file.put(CONTEXTS, entries);
    if (contexts.protectedEntries().isEmpty()) {
      file.remove(PROTECTED_ENTRIES);
    } else {
      file.put(PROTECTED_ENTRIES, new ArrayList<Object>(contexts.protectedEntries()));
    }
    Map<String, Object> settings = object(file.get(SETTINGS));
    // What is no text is no setting of ours.
    settings.values().removeIf(value -> ((Value) value).content() instanceof String);
    settings.putAll(contexts.settings());
    file.remove(SETTINGS);
    file.put(SETTINGS, settings);
    return JsonTree.write(file);
  }

  /** The members of what stands in the file, if anything does. */
  private static Map<String, Object> object(@Nullable Object value) throws IOException {
    return value instanceof Value known
        ? new LinkedHashMap<>(members(known))
        : new LinkedHashMap<>();
  }

  private static Map<String, Object> entry(Context context, @Nullable Object before)
      throws IOException {
    Map<String, Object> entry = object(before);
    entry.putIfAbsent(KIND, EMBEDDED);
    entry.remove(TOKEN);
    context.token().ifPresent(token -> entry.put(TOKEN, token.reveal()));
    entry.remove(PROTECTED);
    if (context.isProtected()) {
      entry.put(PROTECTED, true);
    }
    return entry;
  }

  private static Map<String, Value> object(Map<String, Value> members, String name)
      throws IOException {
    Value value = members.get(name);
    return value == null ? Map.of() : members(value);
  }

  @SuppressWarnings("unchecked") // The tree has maps of no other kind.
  private static Map<String, Value> members(Value value) throws IOException {
    if (!(value.content() instanceof Map<?, ?>)) {
      throw new Misplaced(value.where(), "is no object");
    }
    return (Map<String, Value>) value.content();
  }

  @SuppressWarnings("unchecked") // The tree has lists of no other kind.
  private static List<Value> list(Map<String, Value> members, String name) throws IOException {
    Value value = members.get(name);
    if (value == null) {
      return List.of();
    }
    if (!(value.content() instanceof List<?>)) {
      throw new Misplaced(value.where(), "is no list");
    }
    return (List<Value>) value.content();
  }

  private static Optional<String> optionalText(Map<String, Value> members, String name)
      throws IOException {
    Value value = members.get(name);
    return value == null ? Optional.empty() : Optional.of(text(value));
  }

  private static String text(Value value) throws IOException {
    if (!(value.content() instanceof String text)) {
      throw new Misplaced(value.where(), "is no text");
    }
    return text;
  }

  private static boolean flag(Map<String, Value> members) throws IOException {
    Value value = members.get(PROTECTED);
    if (value == null) {
      return false;
    }
    if (!(value.content() instanceof Boolean flag)) {
      throw new Misplaced(value.where(), "is neither true nor false");
    }
    return flag;
  }

  private static String unended(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }
}
