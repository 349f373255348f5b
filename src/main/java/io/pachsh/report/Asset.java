package io.pachsh.report;

import io.pachsh.secret.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;

/** A style or script of the page, which stands in the page itself. */
record Asset(String text) {
  static Asset named(String file) throws IOException {
    try (InputStream in = Asset.class.getResourceAsStream(file)) {
      byte[] bytes = Objects.requireNonNull(in, file).readAllBytes();
      return new Asset(new String(bytes, StandardCharsets.UTF_8));
    }
  }

  /** How a content security policy names exactly this text (CSP Level 3 §2.3.1). */
  String source() {
    return "'sha256-" + Base64.getEncoder().encodeToString(Sha256.of(text)) + "'";
  }
}
