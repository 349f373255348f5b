package io.pachsh.qr;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is drawn on the screen is read as a telephone's camera sees it. */
class QrCodeTest {
  private static final String ADDRESS = "https://id.example.com/device?user_code=WDJB-MJHT";
  private static final int QUIET = 4;
  private static final int DARK = 0xff000000;
  private static final int LIGHT = 0xffffffff;

  /** The colours of the modules, row by row. */
  private static int[][] modules(QrCode code, boolean inkIsDark) {
    int ink = inkIsDark ? DARK : LIGHT;
    int ground = inkIsDark ? LIGHT : DARK;
    List<String> rows = code.rows(inkIsDark);
    int[][] modules = new int[2 * rows.size()][code.width()];
    for (int y = 0; y < rows.size(); y++) {
      assertThat(rows.get(y)).hasSize(code.width());
      for (int x = 0; x < code.width(); x++) {
        char drawn = rows.get(y).charAt(x);
        modules[2 * y][x] = "█▀".indexOf(drawn) >= 0 ? ink : ground;
        modules[2 * y + 1][x] = "█▄".indexOf(drawn) >= 0 ? ink : ground;
      }
    }
    return modules;
  }

  private static String read(int[][] modules) throws Exception {
    int scale = 4;
    int width = modules[0].length * scale;
    int height = modules.length * scale;
    int[] pixels = new int[width * height];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = modules[i / width / scale][i % width / scale];
    }
    var source = new RGBLuminanceSource(width, height, pixels);
    return new QRCodeReader()
        .decode(new BinaryBitmap(new GlobalHistogramBinarizer(source)))
        .getText();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void isReadAgain(boolean inkIsDark) throws Exception {
    for (String text : List.of("a", ADDRESS, "https://h/" + "x".repeat(600))) {
      QrCode code = QrCode.of(text).orElseThrow();
      assertThat(read(modules(code, inkIsDark))).isEqualTo(text);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void fourLightModulesLieAround(boolean inkIsDark) {
    int[][] modules = modules(QrCode.of(ADDRESS).orElseThrow(), inkIsDark);
    int width = modules[0].length;
    for (int y = 0; y < modules.length; y++) {
      boolean isOutside = y < QUIET || y >= width - QUIET;
      int[] light = new int[isOutside ? width : QUIET];
      Arrays.fill(light, LIGHT);
      assertThat(Arrays.copyOf(modules[y], light.length)).isEqualTo(light);
      assertThat(Arrays.copyOfRange(modules[y], width - light.length, width)).isEqualTo(light);
    }
    // The finder pattern begins right behind it.
    assertThat(modules[QUIET][QUIET]).isEqualTo(DARK);
  }

  @Test
  void aTextThatIsTooLongHasNone() {
    assertThat(QrCode.of("x".repeat(3000))).isEmpty();
  }
}
