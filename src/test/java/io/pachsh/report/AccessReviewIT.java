package io.pachsh.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.browser.Chromium;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** The access review in a real Chromium. */
class AccessReviewIT {
  private static final String HOSTILE = ReviewPages.HOSTILE;

  @TempDir static Path directory;
  private static Chromium chromium;
  private static ChromeDriver browser;
  private static Path page;

  @BeforeAll
  static void start() throws IOException {
    page = directory.resolve("review.html");
    try (Writer out = Files.newBufferedWriter(page)) {
      ReviewPages.review().writeTo(out, AccessReview.ROWS);
    }
    chromium = Chromium.start();
    browser = chromium.driver();
  }

  @AfterAll
  static void stop() {
    browser.quit();
  }

  @BeforeEach
  void openThePage() {
    media("screen", "light");
    browser.get(page.toUri().toString());
  }

  @Test
  void saysWhoMayDoWhatAndWhy() {
    assertThat(browser.findElement(By.tagName("h1")).getText()).isEqualTo("Access review: prod");
    assertThat(row("Project default", "user:ada@example.com"))
        .contains("repoWriter by group:devs", "repoReader inherited from project:default");
    assertThat(row("Project default", "robot:admin"))
        .contains("clusterAdmin inherited from cluster");
    assertThat(row("Project default", "allClusterUsers")).contains("projectWriter direct");
    assertThat(row("Cluster", "robot:admin")).contains("clusterAdmin direct");
    assertThat(row("Cluster", "group:devs")).contains("2 members");
  }

  @Test
  void listsAdministratorsEndlessTokensAndGroups() {
    String text = browser.findElement(By.tagName("main")).getText();
    assertThat(section("Administrators")).contains("robot:admin clusterAdmin, direct 1");
    assertThat(section("Tokens without expiry")).contains("robot:admin 2026-11-01 0123456789ab");
    assertThat(section("Tokens without expiry")).doesNotContain("robot:ci");
    assertThat(section("Groups"))
        .contains("group:devs 2 user:" + HOSTILE + ", user:ada@example.com");
    assertThat(text).doesNotContain("This page is not complete");
  }

  @Test
  void namesWhatToAskAbout() {
    assertThat(finding("Never signed in")).isEqualTo("2 user:" + HOSTILE + "\nuser:no\\u202eitid");
    assertThat(finding("Groups with roles that nobody is in")).isEqualTo("1 group:ops");
    assertThat(finding("Administrators without a token")).isEqualTo("1 pach:root");
    assertThat(finding("Look-alike names")).isEqualTo("1 robot:ci and robot:cj");
    assertThat(section("Changes in 30 days"))
        .contains("2026-11-21 12:00 robot:admin: made " + HOSTILE)
        .doesNotContain("project:secret created");
  }

  @Test
  void drawsWhoReachesWhatAndSaysTheSameInATable() {
    WebElement drawing = browser.findElement(By.cssSelector("svg.reach"));
    List<String> names =
        drawing.findElements(By.cssSelector("g title")).stream()
            .map(title -> title.getDomProperty("textContent"))
            .toList();

    assertThat(names).contains("user:ada@example.com", "group:devs", "the whole cluster", "secret");
    assertThat(drawing.findElements(By.cssSelector("svg > path.member"))).hasSize(2);
    assertThat(drawing.findElements(By.cssSelector("path.owns"))).isNotEmpty();
    assertThat(drawing.getAccessibleName())
        .isEqualTo(
            "Who reaches which project People and robots: 6. Groups: 3. Projects: 3."
                + " The table below says the same.");
    assertThat(browser.findElement(By.cssSelector("#reach table")).getText())
        .contains("default group:devs user:" + HOSTILE + ", user:ada@example.com writes repoWriter")
        .contains("secret robot:ci gives roles projectOwner");
  }

  @Test
  void scrollsWhatIsWideInsideThePageOnAPhone() {
    browser.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", 400, "height", 800, "deviceScaleFactor", 1, "mobile", false));
    try {
      String wider = "const e = document.documentElement; return e.scrollWidth - e.clientWidth";
      assertThat(browser.executeScript(wider)).isEqualTo(0L);
    } finally {
      browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    }
  }

  /** What a finding's heading counts, and the names below it. */
  private static String finding(String title) {
    WebElement heading =
        browser.findElements(By.cssSelector("#findings dt")).stream()
            .filter(each -> each.getText().startsWith(title))
            .findFirst()
            .orElseThrow();
    WebElement names = heading.findElement(By.xpath("following-sibling::dd[1]/ul"));
    return heading.findElement(By.tagName("b")).getText() + " " + names.getText();
  }

  @Test
  void filtersByEveryWord() {
    int all = shownRows();
    filter("ADA writer");

    assertThat(shownRows()).isPositive().isLessThan(all);
    assertThat(browser.findElement(By.id("found")).getText())
        .isEqualTo("Filtered by “ADA writer”: %d of %d rows.".formatted(shownRows(), all));
    filter("nobody has this");
    assertThat(shownRows()).isZero();
    assertThat(browser.findElements(By.cssSelector(".area h3"))).noneMatch(WebElement::isDisplayed);
    filter("");
    assertThat(shownRows()).isEqualTo(all);
  }

  @Test
  void sortsByAColumnWithTheKeyboardAlone() {
    WebElement table = browser.findElements(By.cssSelector(".matrix")).get(1);
    WebElement button = table.findElements(By.cssSelector("thead button")).get(0);
    List<String> before = names(table);
    button.sendKeys(Keys.ENTER);
    List<String> up = names(table);
    button.sendKeys(Keys.SPACE);
    List<String> down = names(table);

    assertThat(up).isSorted().containsExactlyInAnyOrderElementsOf(before);
    assertThat(down).isEqualTo(up.stream().sorted((a, b) -> b.compareTo(a)).toList());
    assertThat(table.findElement(By.cssSelector("th")).getDomAttribute("aria-sort"))
        .isEqualTo("descending");
  }

  @Test
  void showsHostileNamesAsTheyAreAndLoadsNothing() {
    assertThat(browser.findElement(By.tagName("body")).getText()).contains("user:" + HOSTILE);
    assertThat(browser.getTitle()).isEqualTo("Access review: prod");
    assertThat(browser.findElements(By.tagName("img"))).isEmpty();
    assertThat(browser.findElements(By.tagName("script"))).hasSize(1);
    assertThat(browser.findElement(By.tagName("body")).getText()).contains("\\u202e");
    assertThat((List<?>) browser.executeScript("return performance.getEntriesByType('resource')"))
        .isEmpty();
    assertThat(browser.getPageSource()).doesNotContain("http://", "https://");
  }

  @Test
  void letsNoOtherScriptRun() {
    browser.executeScript(
        "const s = document.createElement('script');"
            + "s.textContent = 'document.title = \"escaped\"'; document.body.append(s)");
    assertThat(browser.getTitle()).isEqualTo("Access review: prod");
  }

  @Test
  void isReadWithoutItsScript() throws IOException {
    Path without = directory.resolve("without.html");
    Files.writeString(without, Files.readString(page).replaceAll("(?s)<script>.*</script>", ""));
    browser.get(without.toUri().toString());

    assertThat(browser.findElement(By.id("filter")).isDisplayed()).isFalse();
    assertThat(browser.findElements(By.tagName("button"))).isEmpty();
    assertThat(row("Cluster", "robot:admin")).contains("clusterAdmin");
  }

  @Test
  void printsWithoutControls() {
    media("print", "dark");

    assertThat(browser.findElement(By.id("filter")).isDisplayed()).isFalse();
    assertThat(
            browser.executeScript(
                "return getComputedStyle(document.querySelector('th button'), '::after').content"))
        .isEqualTo("none");
    assertThat(chromium.contrast("tbody td")).isGreaterThan(10);
    assertThat(browser.executeScript("return getComputedStyle(document.body).backgroundColor"))
        .isEqualTo("rgb(255, 255, 255)");
  }

  @Test
  void isLabelled() {
    assertThat(browser.findElement(By.tagName("html")).getDomAttribute("lang")).isEqualTo("en");
    assertThat(browser.findElement(By.id("filter")).getAccessibleName()).isEqualTo("Filter");
    assertThat(browser.findElements(By.cssSelector("th:not([scope])"))).isEmpty();
    assertThat(browser.findElements(By.cssSelector("h1"))).hasSize(1);
  }

  @Test
  void textStandsOutInLightAndDark() {
    for (String scheme : List.of("light", "dark")) {
      media("screen", scheme);
      for (String selector :
          List.of(
              "h1",
              "header p",
              "dt",
              "th button",
              "td small",
              ".strong b",
              ".strong small",
              ".own small",
              "label",
              "tbody th")) {
        assertThat(chromium.contrast(selector))
            .as(scheme + " " + selector)
            .isGreaterThanOrEqualTo(4.5);
      }
    }
  }

  @Test
  void fitsOnAPhone() {
    browser.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", 360, "height", 700, "deviceScaleFactor", 1, "mobile", true));
    browser.navigate().refresh();
    assertThat(chromium.number("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(chromium.number("window.innerWidth"));
    browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
  }

  private static String row(String area, String principal) {
    for (WebElement section : browser.findElements(By.cssSelector(".area"))) {
      if (section.findElement(By.tagName("h3")).getText().equals(area)) {
        return section.findElements(By.cssSelector("tbody tr")).stream()
            .filter(row -> row.findElement(By.tagName("bdi")).getText().equals(principal))
            .map(WebElement::getText)
            .findFirst()
            .orElseThrow(() -> new AssertionError("no row of " + principal));
      }
    }
    throw new AssertionError("no area " + area);
  }

  private static String section(String title) {
    return browser.findElements(By.cssSelector("main > section")).stream()
        .filter(each -> each.findElement(By.tagName("h2")).getText().equals(title))
        .map(WebElement::getText)
        .findFirst()
        .orElseThrow();
  }

  private static void filter(String text) {
    WebElement field = browser.findElement(By.id("filter"));
    field.clear();
    field.sendKeys(text.isEmpty() ? "x" + Keys.BACK_SPACE : text);
  }

  private static int shownRows() {
    return (int)
        browser.findElements(By.cssSelector(".matrix tbody tr")).stream()
            .filter(WebElement::isDisplayed)
            .count();
  }

  private static List<String> names(WebElement table) {
    return table.findElements(By.cssSelector("tbody th bdi")).stream()
        .map(WebElement::getText)
        .toList();
  }

  private static void media(String media, String scheme) {
    browser.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "media",
            media,
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }
}
