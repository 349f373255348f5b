package io.pachsh.http;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code application/x-www-form-urlencoded} format, in queries and bodies. */
public final class Parameters {
  private Parameters() {}

  /** Names and their values in order; a part that cannot be decoded is left out. */
  public static Map<String, List<String>> parse(@Nullable String text) {
    Map<String, List<String>> found = new LinkedHashMap<>();
    if (text == null || text.isEmpty()) {
      return found;
    }
    for (String part : text.split("&", -1)) {
      int equals = part.indexOf('=');
      String name = equals < 0 ? part : part.substring(0, equals);
      String value = equals < 0 ? "" : part.substring(equals + 1);
      try {
        found.computeIfAbsent(decode(name), unused -> new ArrayList<>()).add(decode(value));
      } catch (IllegalArgumentException brokenEscape) {
        // A part that cannot be decoded is no parameter.
      }
    }
    return found;
  }

  /** The text that {@link #parse} reads back. */
  public static String format(Map<String, String> parameters) {
    List<String> parts = new ArrayList<>();
    parameters.forEach((name, value) -> parts.add(encode(name) + "=" + encode(value)));
    return String.join("&", parts);
  }

  public static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
