package io.pachsh.network;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Private keys as PEM: PKCS #8 (RFC 5958), and the two older forms that many a tool still writes,
 * of RSA (RFC 8017 §A.1.2) and of elliptic curves (RFC 5915).
 */
public final class PemKey {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ((?:RSA |EC |ENCRYPTED )?PRIVATE KEY)-----([^-]+)-----END \\1");

  /** rsaEncryption and its NULL (RFC 8017 §A.1). */
  private static final byte[] RSA = {
    0x30, 0x0d, 0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 1, 1, 5, 0
  };

  /** id-ecPublicKey (RFC 5480 §2.1.1). */
  private static final byte[] EC = {0x06, 0x07, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 2, 1};

  private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};
  private static final int SEQUENCE = 0x30;
  private static final int OCTETS = 0x04;
  private static final int PARAMETERS = 0xa0;

  private PemKey() {}

  /**
   * The first private key in a text.
   *
   * @throws GeneralSecurityException saying what is wrong with the text, without any part of it
   */
  public static PrivateKey read(String pem) throws GeneralSecurityException {
    Matcher block = BLOCK.matcher(pem);
    if (!block.find()) {
      throw new GeneralSecurityException("it holds no private key in PEM");
    }
    byte[] der = bytes(block.group(2));
    return switch (block.group(1)) {
      case "ENCRYPTED PRIVATE KEY" ->
          throw new GeneralSecurityException("its private key is encrypted");
      case "RSA PRIVATE KEY" -> key("RSA", wrapped(RSA, der));
      case "EC PRIVATE KEY" -> key("EC", wrapped(tagged(SEQUENCE, EC, curve(der)), der));
      default -> anyKey(der);
    };
  }

  private static byte[] bytes(String base64) throws GeneralSecurityException {
    if (base64.contains("Proc-Type:")) {
      throw new GeneralSecurityException("its private key is encrypted");
    }
    try {
      return Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
    } catch (IllegalArgumentException e) {
      throw new GeneralSecurityException("its private key is no Base64");
    }
  }

  private static PrivateKey anyKey(byte[] der) throws GeneralSecurityException {
    for (String algorithm : List.of("RSA", "EC", "Ed25519")) {
      try {
        return key(algorithm, der);
      } catch (InvalidKeySpecException otherAlgorithm) {
        // The next one may be its own.
      }
    }
    throw new GeneralSecurityException("its private key is none that this Java can read");
  }

  private static PrivateKey key(String algorithm, byte[] pkcs8) throws GeneralSecurityException {
    return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
  }

  private static byte[] wrapped(byte[] algorithm, byte[] key) {
    return tagged(SEQUENCE, VERSION_0, algorithm, tagged(OCTETS, key));
  }

  /** The curve's name inside an elliptic key, with its tag. */
  private static byte[] curve(byte[] key) throws GeneralSecurityException {
    ByteBuffer rest = ByteBuffer.wrap(key);
    try {
      descend(rest, SEQUENCE);
      while (rest.hasRemaining()) {
        int tag = rest.get() & 0xff;
        byte[] content = new byte[length(rest)];
        rest.get(content);
        if (tag == PARAMETERS) {
          return content;
        }
      }
    } catch (RuntimeException e) {
      throw new GeneralSecurityException("its private key is damaged");
    }
    throw new GeneralSecurityException("its private key does not name its curve");
  }

  private static void descend(ByteBuffer der, int tag) {
    if ((der.get() & 0xff) != tag) {
      throw new IllegalArgumentException("another tag");
    }
    var unused = length(der);
  }

  /** A length in DER (X.690 §8.1.3), no longer than what is left. */
  private static int length(ByteBuffer der) {
    int first = der.get() & 0xff;
    if (first < 0x80) {
      return first;
    }
    int length = 0;
    for (int count = first & 0x7f; count > 0; count--) {
      length = (length << 8) | (der.get() & 0xff);
    }
    if (length < 0 || length > der.remaining()) {
      throw new IllegalArgumentException("longer than the key");
    }
    return length;
  }

  private static byte[] tagged(int tag, byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    ByteBuffer der = ByteBuffer.allocate(length + 6).put((byte) tag);
    if (length < 0x80) {
      der.put((byte) length);
    } else if (length < 0x100) {
      der.put((byte) 0x81).put((byte) length);
    } else {
      der.put((byte) 0x82).put((byte) (length >> 8)).put((byte) length);
    }
    for (byte[] part : parts) {
      der.put(part);
    }
    byte[] all = new byte[der.position()];
    der.flip().get(all);
    return all;
  }
}
