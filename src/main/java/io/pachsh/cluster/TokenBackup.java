package io.pachsh.cluster;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.pachsh.access.Principal;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Extracted tokens as text: JSON objects with the keys of {@code auth_v2.TokenInfo}, one on a line.
 * Read, they may also stand in lists and in other objects.
 */
public final class TokenBackup {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  private TokenBackup() {}

  /**
   * A token that can be put back.
   *
   * @param expires empty for never
   */
  public record Entry(String hash, Principal principal, Optional<Instant> expires) {}

  /** One token on one line. */
  public static String line(TokenSummary token) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("hashed_token", token.hash());
      json.writeStringField("subject", token.principal().text());
      if (token.expires().isPresent()) {
        json.writeStringField("expiration", token.expires().get().toString());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** Every token in the text; a failure names the line that cannot be read. */
  public static List<Entry> read(String text) {
    List<Entry> entries = new ArrayList<>();
    Map<String, String> fields = new LinkedHashMap<>();
    try (JsonParser json = JSON.createParser(text)) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token == JsonToken.START_OBJECT) {
          fields.clear();
        } else if (token == JsonToken.VALUE_STRING && json.currentName() != null) {
          fields.put(json.currentName(), json.getText());
        } else if (token == JsonToken.END_OBJECT && !fields.isEmpty()) {
          entries.add(entry(fields, json.currentLocation().getLineNr()));
          fields.clear();
        }
      }
    } catch (JsonProcessingException e) {
      throw unreadable(e.getLocation().getLineNr(), "it is not JSON");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return entries;
  }

  private static Entry entry(Map<String, String> fields, int line) {
    String hash = fields.getOrDefault("hashed_token", "");
    String subject = fields.getOrDefault("subject", "");
    if (!HASH.matcher(hash).matches()) {
      throw unreadable(line, "its hashed_token is not a SHA-256 in lower-case hexadecimal");
    }
    if (subject.isEmpty()) {
      throw unreadable(line, "it has no subject");
    }
    try {
      Optional<Instant> expires = Optional.ofNullable(fields.get("expiration")).map(Instant::parse);
      return new Entry(hash, new Principal(subject), expires);
    } catch (DateTimeParseException e) {
      throw unreadable(line, "its expiration is not a date such as 2026-01-31T12:00:00Z");
    }
  }

  private static Failure unreadable(int line, String why) {
    return new Failure(
        Exit.FAILED,
        "The token in line " + line + " cannot be read: " + why + ".",
        "Nothing was restored. Give what 'auth tokens extract' printed.");
  }
}
