package io.pachsh.identity;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * How a person is named in tokens: opaque, and different for the same name at two connectors. It is
 * written as dex writes it, a message of two texts (Protocol Buffers) in base64url.
 */
final class Subject {
  private static final int USER_ID = 0x0a;
  private static final int CONNECTOR_ID = 0x12;
  private static final int MORE = 0x80;

  private Subject() {}

  static String of(String userId, String connectorId) {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    field(message, USER_ID, userId);
    field(message, CONNECTOR_ID, connectorId);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(message.toByteArray());
  }

  private static void field(ByteArrayOutputStream message, int tag, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length == 0) {
      return;
    }
    message.write(tag);
    int length = bytes.length;
    while (length >= MORE) {
      message.write(length % MORE | MORE);
      length /= MORE;
    }
    message.write(length);
    message.writeBytes(bytes);
  }
}
