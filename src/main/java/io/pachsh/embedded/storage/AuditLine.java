package io.pachsh.embedded.storage;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.pachsh.embedded.change.ChangeJson;
import io.pachsh.embedded.change.Entry;
import io.pachsh.embedded.change.SessionNoted;
import io.pachsh.embedded.state.JsonObject;
import io.pachsh.secret.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of the audit: a change as one JSON object, secrets masked, whose last member is the
 * SHA-256 of the hash before it and of the object without that member. So each hash stands for all
 * records before it. Lines that an earlier version wrote have none.
 */
final class AuditLine {
  private static final String CHAIN = ",\"chain\":\"%s\"}";
  private static final int CHAIN_LENGTH = CHAIN.formatted("0".repeat(64)).length();
  private static final Pattern CHAINED = Pattern.compile(",\"chain\":\"([0-9a-f]{64})\"}");

  private final long number;
  private final String hash;

  /** The object as it was before it was chained. */
  private final byte[] json;

  private AuditLine(long number, String hash, byte[] json) {
    this.number = number;
    this.hash = hash;
    this.json = json;
  }

  /** The number of the change. */
  long number() {
    return number;
  }

  /** Empty when it is not chained. */
  String hash() {
    return hash;
  }

  /** The lines for changes that follow a head. Notes, which are the session's own, have none. */
  static List<AuditLine> following(AuditHead head, List<Entry> entries) {
    List<AuditLine> lines = new ArrayList<>();
    String before = head.hash();
    for (Entry entry : entries) {
      if (!(entry.change() instanceof SessionNoted)) {
        byte[] json = ChangeJson.write(new Entry(entry.number(), entry.change().masked()));
        AuditLine line = new AuditLine(entry.number(), hash(before, json), json);
        lines.add(line);
        before = line.hash();
      }
    }
    return lines;
  }

  /**
   * Reads a line without its newline.
   *
   * @throws IOException when it is none; the message says why
   */
  static AuditLine read(byte[] line) throws IOException {
    byte[] json = line;
    String hash = "";
    if (line.length > CHAIN_LENGTH) {
      int end = line.length - CHAIN_LENGTH;
      Matcher chained = CHAINED.matcher(new String(line, end, CHAIN_LENGTH, US_ASCII));
      if (chained.matches()) {
        hash = chained.group(1);
        json = Arrays.copyOf(line, end + 1);
        json[end] = '}';
      }
    }
    return new AuditLine(JsonObject.parse(json).number("n"), hash, json);
  }

  /** Where the audit ends when this is its last line. */
  AuditHead head() {
    return new AuditHead(number, hash);
  }

  boolean isChained() {
    return !hash.isEmpty();
  }

  /** Whether it is what was recorded behind that hash. */
  boolean follows(String before) {
    return hash.equals(hash(before, json));
  }

  /** As it stands in the file, newline included. */
  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(json.length + CHAIN_LENGTH + 1);
    bytes.write(json, 0, json.length - 1);
    bytes.writeBytes(CHAIN.formatted(hash).getBytes(US_ASCII));
    bytes.write('\n');
    return bytes.toByteArray();
  }

  private static String hash(String before, byte[] json) {
    MessageDigest digest = Sha256.digest();
    digest.update(before.getBytes(US_ASCII));
    digest.update(json);
    return HexFormat.of().formatHex(digest.digest());
  }
}
