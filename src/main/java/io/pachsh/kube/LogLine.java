package io.pachsh.kube;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A line of pachd's log. Most are JSON; what is none is a message alone.
 *
 * @param time as it is written; empty where it is not
 * @param level such as {@code error}; empty where none is written
 * @param source which part of pachd wrote it; empty where that is not written
 */
public record LogLine(String time, String level, String source, String message) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Words of lines that are about who somebody is and what he may do. */
  private static final Pattern ABOUT_ACCESS =
      Pattern.compile(
          "(?i)auth|oidc|openid|identity|\\bdex\\b|login|log in|token|issuer|connector|claim|jwt"
              + "|permission|denied|rolebinding|role binding");

  /** Reads one. */
  public static LogLine parse(String line) {
    if (line.startsWith("{")) {
      try {
        JsonNode json = JSON.readTree(line);
        String message = first(json, "message", "msg");
        String error = first(json, "error", "err");
        return new LogLine(
            first(json, "time", "ts", "timestamp"),
            first(json, "severity", "level").toLowerCase(Locale.ROOT),
            first(json, "logger", "service"),
            error.isEmpty() ? (message.isEmpty() ? line : message) : message + ": " + error);
      } catch (JsonProcessingException e) {
        // It is shown as it is.
      }
    }
    return new LogLine("", "", "", line);
  }

  /** Without what was said, which may hold a secret. */
  @Override
  public String toString() {
    return "a line of the log";
  }

  private static String first(JsonNode json, String... keys) {
    for (String key : List.of(keys)) {
      if (json.path(key).isValueNode()) {
        return json.path(key).asText();
      }
    }
    return "";
  }

  /** Whether it may tell why somebody is not let in. */
  public boolean isAboutAccess() {
    return ABOUT_ACCESS.matcher(source + " " + message).find();
  }
}
