package io.pachsh.embedded.change;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pachsh.access.Principal;
import io.pachsh.embedded.state.DamagedException;
import io.pachsh.embedded.state.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Numbered changes as JSON: one as an object, several as an array of objects. */
public final class ChangeJson {
  private ChangeJson() {}

  public static byte[] write(Entry entry) {
    return write(List.of(entry));
  }

  public static byte[] write(List<Entry> entries) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (JsonGenerator json = JsonObject.FACTORY.createGenerator(bytes)) {
      boolean several = entries.size() != 1;
      if (several) {
        json.writeStartArray();
      }
      for (Entry entry : entries) {
        write(json, entry);
      }
      if (several) {
        json.writeEndArray();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be full in this way", e);
    }
    return bytes.toByteArray();
  }

  private static void write(JsonGenerator json, Entry entry) throws IOException {
    Change change = entry.change();
    json.writeStartObject();
    json.writeNumberField("n", entry.number());
    json.writeStringField("at", change.stamp().at().toString());
    if (change.stamp().actor().isPresent()) {
      json.writeStringField("by", change.stamp().actor().get().text());
    }
    json.writeStringField("do", change.kind());
    change.write(json);
    json.writeEndObject();
  }

  /** Reads one change; a {@link DamagedException} says why it cannot be read. */
  public static Entry read(byte[] json) throws IOException {
    return read(JsonObject.parse(json));
  }

  /** Reads what {@link #write} wrote; a {@link DamagedException} says why it cannot be read. */
  public static List<Entry> readAll(byte[] json) throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (JsonObject object : JsonObject.parseAll(json)) {
      entries.add(read(object));
    }
    return entries;
  }

  private static Entry read(JsonObject object) throws IOException {
    try {
      Stamp stamp =
          new Stamp(
              Instant.parse(object.text("at")), object.optionalText("by").map(Principal::new));
      return new Entry(object.number("n"), read(object, stamp));
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new DamagedException("it holds a value that cannot be: " + e.getMessage(), e);
    }
  }

  private static Change read(JsonObject json, Stamp stamp) throws IOException {
    String kind = json.text("do");
    return switch (kind) {
      case Activated.KIND -> Activated.read(stamp, json);
      case ConfigurationCleared.KIND -> new ConfigurationCleared(stamp);
      case ConfigurationSet.KIND -> ConfigurationSet.read(stamp, json);
      case Deactivated.KIND -> new Deactivated(stamp);
      case GroupsSet.KIND -> GroupsSet.read(stamp, json);
      case SessionRenewed.KIND -> SessionRenewed.read(stamp, json);
      case RefreshTokenChanged.KIND -> RefreshTokenChanged.read(stamp, json);
      case LoginCompleted.KIND -> LoginCompleted.read(stamp, json);
      case MembersModified.KIND -> MembersModified.read(stamp, json);
      case Offboarded.KIND -> Offboarded.read(stamp, json);
      case SessionNoted.KIND -> SessionNoted.read(stamp, json);
      case SigningKeysSet.KIND -> SigningKeysSet.read(stamp, json);
      case PlaceCreated.KIND -> PlaceCreated.read(stamp, json);
      case PlaceDeleted.KIND -> PlaceDeleted.read(stamp, json);
      case Reset.KIND -> Reset.read(stamp, json);
      case RolesBound.KIND -> RolesBound.read(stamp, json);
      case RootTokenRotated.KIND -> RootTokenRotated.read(stamp, json);
      case TokenAdded.ISSUED -> TokenAdded.read(stamp, false, json);
      case TokenAdded.RESTORED -> TokenAdded.read(stamp, true, json);
      case TokenRevoked.KIND -> TokenRevoked.read(stamp, json);
      case TokensPurged.KIND -> TokensPurged.read(stamp, json);
      case TokensRevoked.KIND -> TokensRevoked.read(stamp, json);
      default -> ContentChanged.read(stamp, ContentChanged.Cause.of(kind), json);
    };
  }
}
