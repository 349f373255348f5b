package io.pachsh.certificate;

import java.util.Base64;

/** The text form of certificates and keys (RFC 7468). */
public final class Pem {
  private Pem() {}

  /** A block of bytes under a label such as {@code CERTIFICATE}. */
  public static String block(String label, byte[] der) {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----\n";
  }
}
