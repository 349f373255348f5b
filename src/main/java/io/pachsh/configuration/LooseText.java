package io.pachsh.configuration;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.pachsh.document.YamlText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A configuration whose brackets cannot be trusted: the {@code key: value} pairs that are in its
 * text, wherever they stand.
 *
 * @param values known keys and their values as JSON, in the order of the text
 * @param leftOut keys that nobody knows, sorted
 */
record LooseText(Map<String, String> values, List<String> leftOut) {
  /** Beyond this, a text is no configuration that a person typed. */
  private static final int LONGEST = 8192;

  private static final Pattern KEY =
      Pattern.compile(
          "[\"']([A-Za-z][\\w-]*)[\"']\\s*:[ \\t]*"
              + "|(?<=^|[\\n{,]|- )[ \\t]*([A-Za-z][\\w-]*)[ \\t]*:(?=[\\s\"'\\[{])[ \\t]*");
  private static final Pattern DOUBLE =
      Pattern.compile("\"([^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+)*+)\"?");
  private static final Pattern SINGLE = Pattern.compile("'([^'\\n]*+(?:''[^'\\n]*+)*+)'?");
  private static final Pattern LIST = Pattern.compile("\\[([^\\]\\[{}]*)]");
  private static final Pattern LIST_ITEM = Pattern.compile("\\s*\\n\\s*-[ \\t]+[^\\n:]+");

  /** Where a list or an object begins: nobody knows which text was meant. */
  private static final Pattern BRACKET = Pattern.compile("\\s*[\\[{]");

  private static final Pattern BARE = Pattern.compile("[^,\\n]*");

  /** The pairs as a draft; empty when they contradict each other, or a value is of no use. */
  static Optional<RecoveredValues> draft(String text) {
    return of(text).flatMap(LooseText::draft);
  }

  private Optional<RecoveredValues> draft() {
    Map<String, Object> meant = new LinkedHashMap<>();
    for (Map.Entry<String, String> pair : values.entrySet()) {
      if (pair.getValue().isEmpty()) {
        meant.put(pair.getKey(), "");
        continue;
      }
      boolean text = RecoveredValues.CLIENT.contains(pair.getKey());
      Optional<Object> value =
          YamlText.tree(pair.getValue()).flatMap(node -> RecoveredValue.of(pair.getKey(), node));
      if (value.isEmpty() || (text && BRACKET.matcher(value.get().toString()).lookingAt())) {
        return Optional.empty();
      }
      meant.put(pair.getKey(), value.get());
    }
    return Optional.of(RecoveredValues.of(meant, new TreeSet<>(leftOut)));
  }

  /** Empty when a key has two values, for then nobody knows which one is meant. */
  static Optional<LooseText> of(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    Map<String, String> values = new LinkedHashMap<>();
    TreeSet<String> leftOut = new TreeSet<>();
    Matcher key = KEY.matcher(text);
    int at = 0;
    while (key.find(at)) {
      at = key.end();
      String written = key.group(1) == null ? key.group(2) : key.group(1);
      Optional<String> known = KeySpelling.meant(written);
      if (known.isEmpty()) {
        leftOut.add(written);
        continue;
      }
      if (known.get().equals("id_providers") || known.get().equals("oidc")) {
        values.putIfAbsent(known.get(), "");
        continue;
      }
      int start = at;
      at = end(text, start);
      if (values.put(known.get(), json(text.substring(start, at).strip())) != null) {
        return Optional.empty();
      }
    }
    return Optional.of(new LooseText(values, List.copyOf(leftOut)));
  }

  /** Where the value that starts here ends. */
  private static int end(String text, int start) {
    int end = start;
    Matcher item = LIST_ITEM.matcher(text);
    while (item.region(end, text.length()).lookingAt()) {
      end = item.end();
    }
    if (end > start) {
      return end;
    }
    for (Pattern form : List.of(DOUBLE, SINGLE, LIST, BARE)) {
      Matcher matcher = form.matcher(text).region(start, text.length());
      if (matcher.lookingAt()) {
        return matcher.end();
      }
    }
    return start;
  }

  private static String json(String value) {
    Matcher matcher = DOUBLE.matcher(value);
    if (matcher.matches()) {
      return '"' + matcher.group(1) + '"';
    }
    matcher = SINGLE.matcher(value);
    if (matcher.matches()) {
      return quoted(matcher.group(1).replace("''", "'"));
    }
    if (value.startsWith("[") || value.startsWith("- ")) {
      return list(value);
    }
    String bare = withoutClosers(value.replaceAll("(?:^|\\s)#.*", "").strip());
    return bare.matches("true|false|\\d+") ? bare : quoted(bare);
  }

  private static String list(String value) {
    List<String> items = new ArrayList<>();
    for (String item : value.replaceAll("^\\[|]$", "").split("[,\\n]")) {
      String bare = item.strip().replaceFirst("^-\\s+", "");
      if (!bare.isEmpty()) {
        items.add(json(bare));
      }
    }
    return "[" + String.join(", ", items) + "]";
  }

  /** Closing brackets at the end belong to the text around, unless they close one of the value. */
  private static String withoutClosers(String value) {
    String bare = value;
    while (endsOpen(bare, '{', '}') || endsOpen(bare, '[', ']')) {
      bare = bare.substring(0, bare.length() - 1).strip();
    }
    return bare;
  }

  private static boolean endsOpen(String text, char opening, char closing) {
    return !text.isEmpty()
        && text.charAt(text.length() - 1) == closing
        && count(text, closing) > count(text, opening);
  }

  private static long count(String text, char sought) {
    return text.chars().filter(c -> c == sought).count();
  }

  private static String quoted(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }
}
