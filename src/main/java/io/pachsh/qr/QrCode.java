package io.pachsh.qr;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A QR code (ISO/IEC 18004) as rows of text, each of which holds two rows of modules, with the
 * quiet zone of four modules around them that readers need.
 */
public final class QrCode {
  private static final int QUIET = 4;

  private final ByteMatrix modules;

  private QrCode(ByteMatrix modules) {
    this.modules = modules;
  }

  /** The code of a text; empty when it is too long for one. */
  public static Optional<QrCode> of(String text) {
    try {
      return Optional.of(new QrCode(Encoder.encode(text, ErrorCorrectionLevel.L).getMatrix()));
    } catch (WriterException tooLong) {
      return Optional.empty();
    }
  }

  /** How many columns a row has. */
  public int width() {
    return modules.getWidth() + 2 * QUIET;
  }

  /**
   * The rows.
   *
   * @param inkIsDark whether what is drawn looks darker than the ground it is drawn on; readers
   *     want dark modules on a light ground
   */
  public List<String> rows(boolean inkIsDark) {
    List<String> rows = new ArrayList<>();
    for (int y = -QUIET; y < modules.getHeight() + QUIET; y += 2) {
      StringBuilder row = new StringBuilder();
      for (int x = -QUIET; x < modules.getWidth() + QUIET; x++) {
        row.append(half(isDark(x, y) == inkIsDark, isDark(x, y + 1) == inkIsDark));
      }
      rows.add(row.toString());
    }
    return rows;
  }

  /** What lies outside is light, also below the last row, where there is no second half. */
  private boolean isDark(int x, int y) {
    boolean isInside = x >= 0 && y >= 0 && x < modules.getWidth() && y < modules.getHeight();
    return isInside && modules.get(x, y) == 1;
  }

  private static char half(boolean upper, boolean lower) {
    if (upper) {
      return lower ? '█' : '▀';
    }
    return lower ? '▄' : ' ';
  }
}
