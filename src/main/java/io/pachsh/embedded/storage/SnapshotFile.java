package io.pachsh.embedded.storage;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.pachsh.embedded.state.ClusterState;
import io.pachsh.embedded.state.DamagedException;
import io.pachsh.embedded.state.JsonObject;
import io.pachsh.failure.Failure;
import io.pachsh.file.OwnFile;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The snapshot on disk: one JSON object. Its first two members have a fixed width: the format's
 * version, and the CRC-32C of all bytes behind them.
 */
public final class SnapshotFile {
  private static final String FORMATS = "12";
  private static final String PREFIX = "{\"format\":2,\"checksum\":\"%s\",";
  private static final int PREFIX_LENGTH = PREFIX.formatted("00000000").length();
  private static final Pattern FORMAT = Pattern.compile("\\{\"format\":(\\d+),");
  private static final Pattern HEAD =
      Pattern.compile("\\{\"format\":[" + FORMATS + "],\"checksum\":\"([0-9a-f]{8})\",");

  private static final String AUDIT = "audit";

  private SnapshotFile() {}

  /** The checksum of what is saved now; empty when nothing is, or when it cannot be told. */
  static String checksum(ClusterDirectory directory) {
    Path file = directory.snapshot();
    if (Files.notExists(file)) {
      return "";
    }
    try (InputStream in = new OwnFile(file).read()) {
      Matcher head = HEAD.matcher(text(in.readNBytes(PREFIX_LENGTH)));
      return head.matches() ? head.group(1) : "";
    } catch (IOException e) {
      throw directory.unreadable(file, e);
    }
  }

  /**
   * Reads what was saved; nothing when there is no file.
   *
   * @throws Failure when the file is damaged, from a newer version, or unreadable
   */
  public static Optional<Snapshot> read(ClusterDirectory directory) {
    Path file = directory.snapshot();
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    try (InputStream in = new OwnFile(file).read()) {
      return Optional.of(read(in));
    } catch (DamagedException e) {
      throw directory.unusable(file, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw directory.unreadable(file, e);
    }
  }

  private static Snapshot read(InputStream in) throws IOException {
    byte[] prefix = in.readNBytes(PREFIX_LENGTH);
    Matcher head = HEAD.matcher(text(prefix));
    if (!head.matches()) {
      throw new DamagedException(newer(text(prefix)).orElse("it is damaged at offset 0"));
    }
    CRC32C crc = new CRC32C();
    InputStream brace = new ByteArrayInputStream(new byte[] {'{'});
    CheckedInputStream body = new CheckedInputStream(new SequenceInputStream(brace, in), crc);
    @Nullable DamagedException damage = null;
    Snapshot snapshot = Snapshot.none(0);
    try {
      snapshot = parse(body, head.group(1));
    } catch (JacksonException e) {
      long offset = e.getLocation() == null ? 0 : e.getLocation().getByteOffset();
      damage = new DamagedException("it is damaged at offset " + (PREFIX_LENGTH - 1 + offset), e);
    } catch (DamagedException e) {
      damage = e;
    } catch (IllegalArgumentException e) {
      damage = new DamagedException("it holds a value that cannot be: " + e.getMessage(), e);
    }
    body.transferTo(OutputStream.nullOutputStream());
    String found = hex(crc);
    if (damage != null) {
      throw damage;
    }
    if (!found.equals(head.group(1))) {
      throw new DamagedException(
          "it is damaged: its checksum is %s, not %s".formatted(found, head.group(1)));
    }
    return snapshot;
  }

  private static Snapshot parse(InputStream body, String checksum) throws IOException {
    try (JsonParser parser = JsonObject.FACTORY.createParser(body)) {
      parser.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
      parser.nextToken();
      if (!"last".equals(parser.nextFieldName())) {
        throw new DamagedException("it does not say which change is its last");
      }
      parser.nextToken();
      long last = parser.getLongValue();
      AuditHead audit = audit(parser);
      Snapshot snapshot = new Snapshot(last, StateJson.read(parser), checksum, audit);
      if (parser.nextToken() != null) {
        throw new DamagedException("something follows its end");
      }
      return snapshot;
    }
  }

  /** Reads the member about the audit, if it comes next; the parser is behind it then. */
  private static AuditHead audit(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.FIELD_NAME || !parser.currentName().equals(AUDIT)) {
      return AuditHead.NONE;
    }
    parser.nextToken();
    if (!(JsonObject.value(parser) instanceof JsonObject audit)) {
      throw new DamagedException("its audit is not an object");
    }
    parser.nextToken();
    return new AuditHead(audit.number("last"), audit.text("chain"));
  }

  /** What a snapshot says first: its last change, and where its audit ends. */
  record Head(long last, AuditHead audit) {}

  /** Reads the beginning of what was saved alone. */
  static Head head(ClusterDirectory directory) throws IOException {
    if (Files.notExists(directory.snapshot())) {
      return new Head(0, AuditHead.NONE);
    }
    try (InputStream in = new OwnFile(directory.snapshot()).read();
        JsonParser parser = JsonObject.FACTORY.createParser(in)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME && !parser.currentName().equals("last")) {
        parser.nextToken();
        parser.skipChildren();
      }
      parser.nextToken();
      return new Head(parser.getLongValue(), audit(parser));
    } catch (JacksonException | DamagedException e) {
      throw directory.unusable(
          directory.snapshot(), "it does not say how the audit ends: " + e.getMessage());
    }
  }

  private static Optional<String> newer(String prefix) {
    Matcher format = FORMAT.matcher(prefix);
    return format.lookingAt() && !FORMATS.contains(format.group(1))
        ? Optional.of(
            "it was written by a newer pachsh (format %s; this one knows 2)"
                .formatted(format.group(1)))
        : Optional.empty();
  }

  /** Writes and forces the file that is to become the snapshot; the caller renames it. */
  static Snapshot write(DurableFile file, long last, ClusterState state, AuditHead audit)
      throws IOException {
    CRC32C crc = new CRC32C();
    file.truncate(0);
    OutputStream body =
        new CheckedOutputStream(
            new BufferedOutputStream(new FileTail(file, PREFIX_LENGTH - 1), 1 << 16), crc);
    try (JsonGenerator json = JsonObject.FACTORY.createGenerator(body)) {
      json.writeStartObject();
      json.writeNumberField("last", last);
      if (audit.exists()) {
        json.writeObjectFieldStart(AUDIT);
        json.writeNumberField("last", audit.number());
        json.writeStringField("chain", audit.hash());
        json.writeEndObject();
      }
      StateJson.write(json, state);
      json.writeEndObject();
    }
    // The prefix takes the place of the object's opening brace.
    String prefix = PREFIX.formatted(hex(crc));
    file.write(0, prefix.getBytes(US_ASCII), PREFIX_LENGTH);
    file.force();
    return new Snapshot(last, state, hex(crc), audit);
  }

  private static String hex(CRC32C crc) {
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }

  private static String text(byte[] ascii) {
    return new String(ascii, US_ASCII);
  }

  /** Writes a file on from a position. Closing it leaves the file open. */
  private static final class FileTail extends OutputStream {
    private final DurableFile file;
    private long position;

    FileTail(DurableFile file, long position) {
      this.file = file;
      this.position = position;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
      file.write(position, Arrays.copyOfRange(bytes, offset, offset + count), count);
      position += count;
    }
  }
}
