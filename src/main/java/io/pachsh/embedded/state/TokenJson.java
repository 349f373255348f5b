package io.pachsh.embedded.state;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pachsh.access.Principal;
import io.pachsh.secret.Secret;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tokens as rows of text: hash, principal, created, and expires unless it never does; of a session
 * that can be renewed also whom the provider means, and the refresh token; last a label, if it has
 * one.
 */
public final class TokenJson {
  private static final Set<Integer> COLUMNS = Set.of(3, 4, 5, 6, 7);

  private TokenJson() {}

  public static void write(JsonGenerator json, Token token) throws IOException {
    json.writeStartArray();
    json.writeString(token.hash());
    json.writeString(token.principal().text());
    json.writeString(token.created().toString());
    boolean labelled = !token.label().isEmpty();
    if (token.expires().isPresent() || token.refreshToken().isPresent() || labelled) {
      json.writeString(token.expires().map(Instant::toString).orElse(""));
    }
    if (token.refreshToken().isPresent()) {
      json.writeString(token.refreshToken().get().subject());
      json.writeString(token.refreshToken().get().text().reveal());
    }
    if (labelled) {
      json.writeString(token.label());
    }
    json.writeEndArray();
  }

  public static Token read(List<String> row) throws DamagedException {
    if (!COLUMNS.contains(row.size())) {
      throw new DamagedException("it holds a token of " + row.size() + " columns");
    }
    try {
      return new Token(
          row.get(0),
          new Principal(row.get(1)),
          Instant.parse(row.get(2)),
          row.size() > 3 && !row.get(3).isEmpty()
              ? Optional.of(Instant.parse(row.get(3)))
              : Optional.empty(),
          row.size() >= 6
              ? Optional.of(new RefreshToken(row.get(4), Secret.of(row.get(5))))
              : Optional.empty(),
          row.size() == 5 || row.size() == 7 ? row.get(row.size() - 1) : "");
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new DamagedException("it holds a token that cannot be: " + e.getMessage(), e);
    }
  }

  /** Reads several rows. */
  public static List<Token> readAll(List<List<String>> rows) throws DamagedException {
    List<Token> tokens = new ArrayList<>();
    for (List<String> row : rows) {
      tokens.add(read(row));
    }
    return tokens;
  }
}
