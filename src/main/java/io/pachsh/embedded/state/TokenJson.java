package io.pachsh.embedded.state;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pachsh.access.Principal;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tokens as rows of text: hash, principal, created, and expires unless it never does. */
public final class TokenJson {
  private TokenJson() {}

  public static void write(JsonGenerator json, Token token) throws IOException {
    json.writeStartArray();
    json.writeString(token.hash());
    json.writeString(token.principal().text());
    json.writeString(token.created().toString());
    if (token.expires().isPresent()) {
      json.writeString(token.expires().get().toString());
    }
    json.writeEndArray();
  }

  public static Token read(List<String> row) throws DamagedException {
    if (row.size() < 3 || row.size() > 4) {
      throw new DamagedException("it holds a token of " + row.size() + " columns");
    }
    try {
      return new Token(
          row.get(0),
          new Principal(row.get(1)),
          Instant.parse(row.get(2)),
          row.size() == 4 ? Optional.of(Instant.parse(row.get(3))) : Optional.empty());
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
