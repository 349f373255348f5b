package io.pachsh.oidc;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON object that somebody else wrote: discovery document, claims, token response. Members are
 * asked for by type; one of another type fails with the document's name, the member and its value.
 *
 * @param name what the document is called in messages, such as {@code ID token}
 * @param isConfidential whether its values are left out of messages, because they hold tokens
 */
record Document(String name, Map<String, Object> members, boolean isConfidential) {

  /**
   * Reads a JSON object.
   *
   * @throws ParseException when the text is anything else, or names a member twice
   */
  static Document parse(String name, String json) throws ParseException {
    return parse(name, json, false);
  }

  /** Reads a JSON object whose values no message shows. */
  static Document confidential(String name, String json) throws ParseException {
    return parse(name, json, true);
  }

  private static Document parse(String name, String json, boolean isConfidential)
      throws ParseException {
    Map<String, Object> members = JSONObjectUtils.parse(json);
    if (members == null) {
      throw new ParseException("null is no JSON object", 0);
    }
    return new Document(name, members, isConfidential);
  }

  /** Whether the member is there and not null. */
  boolean has(String member) {
    return members.get(member) != null;
  }

  Optional<String> text(String member) {
    return typed(member, String.class, "a string");
  }

  /** A list of strings, or a single string as a list of one; empty when absent. */
  List<String> texts(String member) {
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
  Optional<Boolean> flag(String member) {
    Object value = members.get(member);
    if ("true".equals(value) || "false".equals(value)) {
      return Optional.of("true".equals(value));
    }
    return typed(member, Boolean.class, "true or false");
  }

  /** Seconds since 1970 (RFC 7519 §2, NumericDate). */
  Optional<Instant> instant(String member) {
    Optional<Number> seconds = typed(member, Number.class, "seconds since 1970");
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
