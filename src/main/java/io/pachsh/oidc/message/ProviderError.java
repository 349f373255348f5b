package io.pachsh.oidc.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An error that a provider put into words: OAuth's {@code error} and {@code error_description}, or
 * Okta's {@code errorCode} and {@code errorSummary}.
 *
 * @param description one line; what an administrator of the provider needs to find it in the log is
 *     in {@code found}
 * @param status the HTTP status that it came with; 0 when a browser brought it
 * @param found the whole of it on one line
 */
public record ProviderError(String error, String description, int status, String found) {
  /** Behind the sentence, Entra says which request it was, on lines of their own or not. */
  private static final Pattern TRACE =
      Pattern.compile(
          "[\\s;]*\\b(?:Trace ID|Correlation ID|Timestamp): ", Pattern.CASE_INSENSITIVE);

  /** The error that a JSON answer holds; empty when it holds none. */
  public static Optional<ProviderError> in(ClaimsDocument document, int status) {
    if (document.isText("error")) {
      return Optional.of(
          of(document.text("error").orElse(""), readable(document, "error_description"), status));
    }
    if (document.isText("errorCode")) {
      return Optional.of(
          of(document.text("errorCode").orElse(""), readable(document, "errorSummary"), status));
    }
    return Optional.empty();
  }

  public static ProviderError of(String error, String description, int status) {
    List<String> lines = new ArrayList<>();
    for (String line : description.split("[\\r\\n]+")) {
      if (!line.isBlank()) {
        lines.add(line.strip());
      }
    }
    String whole = String.join("; ", lines);
    Matcher trace = TRACE.matcher(whole);
    String first = trace.find() ? whole.substring(0, trace.start()) : whole;
    return new ProviderError(
        error, first.strip(), status, whole.isEmpty() ? error : error + ": " + whole);
  }

  private static String readable(ClaimsDocument document, String member) {
    return document.isText(member) ? document.text(member).orElse("") : "";
  }

  /** Whether there is more to find it by than its words. */
  public boolean isTraced() {
    return TRACE.matcher(found).find();
  }

  /** Whether error or description hold one of these words, in whatever case. */
  public boolean says(String... words) {
    String all = (error + " " + description).toLowerCase(Locale.ROOT);
    for (String word : words) {
      if (all.contains(word.toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }

  /** Whether the provider only wants to be asked less often. */
  public boolean isRateLimit() {
    return status == 429 || error.equals("E0000047") || says("too_many_requests", "rate limit");
  }
}
