package io.pachsh.oidc.message;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.pachsh.oidc.transport.RejectedException;
import java.io.IOException;
import java.text.ParseException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JSON object that somebody else wrote: discovery document, claims, token response. Members are
 * asked for by type; one of another type fails with the document's name, the member and its value.
 *
 * @param name what the document is called in messages, such as {@code ID token}
 * @param isConfidential whether its values are left out of messages, because they hold tokens
 */
public record ClaimsDocument(String name, Map<String, Object> members, boolean isConfidential) {
  private static final String NO_OBJECT = "it is not a JSON object";
  private static final JsonFactory STRICT =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final Pattern TWICE = Pattern.compile("^Duplicate [A-Za-z ]+ '([^']*)'");

  /** Later than any second count that makes sense: the year 5138. */
  private static final double MILLISECONDS = 1e11;

  /**
   * Reads a JSON object.
   *
   * @throws ParseException when the text is anything else, or names a member twice: its message is
   *     a clause such as {@code it is not a JSON object}
   */
  public static ClaimsDocument parse(String name, String json) throws ParseException {
    return parse(name, json, false);
  }

  /** Reads a JSON object whose values no message shows. */
  public static ClaimsDocument confidential(String name, String json) throws ParseException {
    return parse(name, json, true);
  }

  private static ClaimsDocument parse(String name, String json, boolean isConfidential)
      throws ParseException {
    try {
      Map<String, Object> members = JSONObjectUtils.parse(json);
      if (members != null) {
        return new ClaimsDocument(name, members, isConfidential);
      }
    } catch (ParseException e) {
      throw new ParseException(fault(json), 0);
    }
    throw new ParseException(NO_OBJECT, 0);
  }

  /** Why a text cannot be read, as the end of a sentence that begins with what it is. */
  private static String fault(String json) {
    try (JsonParser parser = STRICT.createParser(json)) {
      while (parser.nextToken() != null) {
        // Only whether a member comes twice is of interest.
      }
    } catch (IOException e) {
      Matcher twice = TWICE.matcher(String.valueOf(e.getMessage()));
      if (twice.find()) {
        return "it names '%s' twice".formatted(twice.group(1));
      }
    }
    return NO_OBJECT;
  }

  /** Whether the member is there and a text. */
  public boolean isText(String member) {
    return members.get(member) instanceof String;
  }

  /** Whether the member is there and not null. */
  public boolean has(String member) {
    return members.get(member) != null;
  }

  public Optional<String> text(String member) {
    return typed(member, String.class, "a string");
  }

  /** A list of strings, or a single string as a list of one; empty when absent. */
  public List<String> texts(String member) {
    Object value = members.get(member);
    if (value == null) {
      return List.of();
    }
    if (value instanceof String one) {
      return List.of(one);
    }
    if (!(value instanceof List<?> many)) {
      throw wrongType(member, "a list of strings or a string", value);
    }
    List<String> all = new ArrayList<>();
    for (Object each : many) {
      if (!(each instanceof String text)) {
        throw wrongType(member, "a list of strings or a string", value);
      }
      all.add(text);
    }
    return all;
  }

  /** A JSON boolean, or the strings {@code true} and {@code false} that some providers send. */
  public Optional<Boolean> flag(String member) {
    Object value = members.get(member);
    if ("true".equals(value) || "false".equals(value)) {
      return Optional.of("true".equals(value));
    }
    return typed(member, Boolean.class, "true or false");
  }

  /** Seconds since 1970 (RFC 7519 §2, NumericDate). */
  public Optional<Instant> instant(String member) {
    Object value = members.get(member);
    if (value instanceof String text) {
      throw new RejectedException(
          member,
          "'%s' in the %s is a string where a number belongs.".formatted(member, name),
          "seconds since 1970, a number",
          isConfidential ? "a string, not shown" : text,
          "The provider has to write '%s' as a number (RFC 7519 §2): correct its mapping there."
              .formatted(member));
    }
    Optional<Number> seconds = typed(member, Number.class, "seconds since 1970");
    if (seconds.isPresent() && Math.abs(seconds.get().doubleValue()) >= MILLISECONDS) {
      throw new RejectedException(
          member,
          "'%s' in the %s is not in seconds: the provider seems to count milliseconds."
              .formatted(member, name),
          "seconds since 1970",
          String.valueOf(value),
          "The provider has to write '%s' in seconds (RFC 7519 §2): correct its mapping there."
              .formatted(member));
    }
    try {
      return seconds.map(number -> Instant.ofEpochSecond((long) Math.floor(number.doubleValue())));
    } catch (DateTimeException outOfRange) {
      throw wrongType(member, "seconds since 1970", seconds.orElseThrow());
    }
  }

  private <T> Optional<T> typed(String member, Class<T> type, String expected) {
    Object value = members.get(member);
    if (value == null) {
      return Optional.empty();
    }
    if (!type.isInstance(value)) {
      throw wrongType(member, expected, value);
    }
    return Optional.of(type.cast(value));
  }

  private RejectedException wrongType(String member, String expected, Object value) {
    return new RejectedException(
        member,
        "'%s' in the %s is not %s.".formatted(member, name, expected),
        expected,
        isConfidential ? "another JSON value, not shown" : String.valueOf(value),
        "The provider sends '%s' in a form that cannot be used: correct its mapping there."
            .formatted(member));
  }

  /** The names of its members alone. */
  @Override
  public String toString() {
    return name + members.keySet();
  }
}
