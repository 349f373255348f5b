package io.pachsh.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.http.PageStyle;
import io.pachsh.http.Response;
import io.pachsh.identity.IdentityPages;
import io.pachsh.issuer.IssuerPages;
import io.pachsh.oidc.CallbackPages;
import io.pachsh.rehearsal.SignInPages;
import io.pachsh.report.ReviewPages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.OutputType;

/**
 * Every page of ours in a real Chromium, in light and in dark, on a wide screen and on one of 400
 * pixels: one family, and legible for everybody. {@code -Dpachsh.pictures=DIRECTORY} keeps
 * pictures.
 */
class PagesIT {
  /** Where pages are made; one that comes to it has to come into {@link #pages}, too. */
  private static final List<String> MAKERS =
      List.of(
          "http/PlainPage.java",
          "identity/Pages.java",
          "issuer/DeviceConsent.java",
          "issuer/DevicePage.java",
          "issuer/EndSessionEndpoint.java",
          "issuer/OAuthError.java",
          "oidc/CallbackPage.java",
          "rehearsal/ControlHandler.java",
          "rehearsal/SignInPage.java",
          "report/ReviewPage.java");

  @TempDir static Path directory;
  private static Chromium chromium;

  @BeforeAll
  static void openBrowser() {
    chromium = Chromium.start();
  }

  @AfterAll
  static void closeBrowser() {
    chromium.close();
  }

  @TestFactory
  Stream<DynamicTest> areLegibleForEverybody() {
    return pages().entrySet().stream()
        .map(page -> DynamicTest.dynamicTest(page.getKey(), () -> audit(page)));
  }

  private static void audit(Map.Entry<String, String> page) throws IOException {
    assertThat(page.getValue()).contains(PageStyle.COMMON.lines().toList().get(1));
    Path file = Files.writeString(directory.resolve(page.getKey() + ".html"), page.getValue());
    List<String> faults = new ArrayList<>();
    for (String scheme : List.of("light", "dark")) {
      for (int width : List.of(400, 1280)) {
        chromium.open(file.toUri());
        for (String fault : new PageAudit(chromium).faults(scheme, width)) {
          faults.add("%s, %d wide: %s".formatted(scheme, width, fault));
        }
        keep(page.getKey() + "-" + scheme + "-" + width);
      }
    }
    assertThat(faults).isEmpty();
  }

  private static void keep(String name) throws IOException {
    String pictures = System.getProperty("pachsh.pictures");
    if (pictures != null) {
      Files.write(
          Path.of(pictures, name + ".png"), chromium.driver().getScreenshotAs(OutputType.BYTES));
    }
  }

  /** The audit finds what it is for. */
  @Test
  void aBadPageIsFoundOut() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("bad.html"),
            """
            <!doctype html><html><head><style>
            body { width: 900px; background: #fff } p { color: #999 }
            .unseen:focus { outline: none } input { border: 1px solid #ddd }
            </style></head><body>
            <h2>Without a first heading</h2><p>Pale</p>
            <input placeholder="no label"><a class="unseen" href="#"><img alt="" width="9" height="9"></a>
            <button tabindex="-1">Unreachable</button><label for="nothing">x</label>
            </body></html>
            """);
    chromium.open(file.toUri());
    assertThat(String.join("\n", new PageAudit(chromium).faults("light", 400)))
        .contains(
            "no language",
            "no title",
            "no viewport",
            "not one main",
            "not one h1",
            "skips to h2",
            "no label: <input",
            "for means nothing: nothing",
            "contrast 2.85: Pale",
            "edge cannot be seen",
            "pixels wider",
            "no accessible name: <a",
            "focus cannot be seen",
            "Tab goes to 2 of 3");
  }

  @Test
  void nothingElseMakesAPage() throws IOException {
    Path sources = Path.of("src/main/java/io/pachsh");
    try (Stream<Path> files = Files.walk(sources)) {
      assertThat(
              files
                  .filter(Files::isRegularFile)
                  .filter(PagesIT::makesAPage)
                  .map(file -> sources.relativize(file).toString())
                  .sorted())
          .isEqualTo(MAKERS);
    }
  }

  private static boolean makesAPage(Path file) {
    try {
      String text = Files.readString(file);
      return text.contains("PlainPage.of(") || text.contains("<!doctype html>");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Map<String, String> pages() {
    Map<String, String> all = new TreeMap<>();
    Stream.of(CallbackPages.all(), SignInPages.all(), IdentityPages.all(), IssuerPages.all())
        .flatMap(pages -> pages.entrySet().stream())
        .forEach(page -> all.put(page.getKey(), html(page.getValue())));
    all.putAll(ReviewPages.all());
    return all;
  }

  private static String html(Response page) {
    assertThat(page.contentType()).startsWith("text/html");
    return page.body();
  }
}
