package io.pachsh.embedded.state;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Edits as rows of text: the kind of piece, which one, and what it is then. */
public final class EditJson {
  private static final String YES = "yes";
  private static final String NO = "no";

  private EditJson() {}

  static String text(boolean is) {
    return is ? YES : NO;
  }

  /** Writes an array of rows. */
  public static void write(JsonGenerator json, List<Edit> edits) throws IOException {
    json.writeStartArray();
    writeRows(json, edits);
    json.writeEndArray();
  }

  /** Writes rows into the array that is open. */
  public static void writeRows(JsonGenerator json, List<Edit> edits) throws IOException {
    for (Edit edit : edits) {
      json.writeStartArray();
      for (String column : edit.row()) {
        json.writeString(column);
      }
      json.writeEndArray();
    }
  }

  public static List<Edit> readAll(List<List<String>> rows) throws IOException {
    List<Edit> edits = new ArrayList<>(rows.size());
    for (List<String> row : rows) {
      edits.add(read(row));
    }
    return edits;
  }

  public static Edit read(List<String> row) throws IOException {
    String kind = row.isEmpty() ? "" : row.get(0);
    return switch (kind) {
      case PlaceEdit.KIND -> PlaceEdit.read(resource(row, 4), flag(row), row);
      case DefaultsEdit.KIND -> DefaultsEdit.read(resource(row, 3), row);
      case BindingEdit.KIND -> new BindingEdit(resource(row, 4), flag(row));
      case RolesEdit.KIND ->
          RolesEdit.of(resource(row, 4), new Principal(row.get(3)), row.subList(4, row.size()));
      case MemberEdit.KIND ->
          new MemberEdit(new Principal(column(row, 1)), new Principal(column(row, 2)), flag(row));
      case ConfigurationEdit.KIND -> configuration(row);
      case SettingsEdit.KIND -> SettingsEdit.read(row);
      case ConnectorEdit.KIND -> ConnectorEdit.read(row);
      case ClientEdit.KIND -> ClientEdit.read(row);
      default -> throw new DamagedException("it holds the unknown edit '" + kind + "'");
    };
  }

  private static ConfigurationEdit configuration(List<String> row) throws IOException {
    return row.size() == 1
        ? new ConfigurationEdit(Optional.empty())
        : new ConfigurationEdit(
            Optional.of(
                ConfigurationJson.read(
                    JsonObject.parse(row.get(1).getBytes(StandardCharsets.UTF_8)))));
  }

  private static Resource resource(List<String> row, int columns) throws DamagedException {
    column(row, columns - 1);
    return new Resource(Resource.Type.valueOf(row.get(1)), row.get(2));
  }

  private static boolean flag(List<String> row) throws DamagedException {
    String text = column(row, 3);
    if (!text.equals(YES) && !text.equals(NO)) {
      throw new DamagedException("it holds '" + text + "' where yes or no belongs");
    }
    return text.equals(YES);
  }

  /** An instant that a column may hold. */
  static Optional<Instant> instant(String text) throws DamagedException {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      throw new DamagedException("it holds '" + text + "' where a time belongs", e);
    }
  }

  /** A column that must be there. */
  static String column(List<String> row, int column) throws DamagedException {
    if (row.size() <= column) {
      throw new DamagedException("it holds an edit of " + row.size() + " columns");
    }
    return row.get(column);
  }
}
