package io.pachsh.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.browser.Chromium;
import io.pachsh.http.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The sign-in page in a real Chromium. */
class SignInPageIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir static Path directory;
  private static Chromium chromium;
  private static ChromeDriver browser;
  private static Callback callback;
  private static RehearsalOrg org;

  @BeforeAll
  static void start() throws IOException {
    callback = new Callback();
    org =
        RehearsalOrg.start(
            OrgSettings.in(directory).returningTo(callback.uri()),
            Clock.systemUTC(),
            new SecureRandom());
    chromium = Chromium.start();
    browser = chromium.driver();
  }

  @AfterAll
  static void stop() {
    browser.quit();
    org.close();
    callback.close();
  }

  @BeforeEach
  void openThePage() {
    callback.arrivals.clear();
    resize(1280, 900);
    browser.get(callback.loginAddress(org.details()).toString());
  }

  @Test
  void letsAUserInByKeyboardAlone() throws InterruptedException {
    type("ada@example.com" + Keys.TAB + password() + Keys.ENTER);

    arrived();
    Request back = callback.arrivals.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
    assertThat(back.query("state")).contains("the-state");
    assertThat(back.query("code")).isPresent();
    assertThat(back.headers()).doesNotContainKey("referer");
  }

  @Test
  void choosingAUserLeavesThePasswordToType() {
    browser.findElement(By.partialLinkText("grace@example.com")).click();
    waiting().until(ExpectedConditions.urlContains("login_hint"));

    assertThat(value("username")).isEqualTo("grace@example.com");
    type(password() + Keys.ENTER);
    arrived();
  }

  @Test
  void saysThatThePasswordIsWrongAndKeepsTheName() {
    type("ada@example.com" + Keys.TAB + "wrong" + Keys.ENTER);

    WebElement alert =
        waiting()
            .until(ExpectedConditions.presenceOfElementLocated(By.cssSelector("[role=alert]")));
    assertThat(alert.getText()).contains("password is wrong");
    assertThat(browser.getTitle()).startsWith("Error");
    assertThat(value("username")).isEqualTo("ada@example.com");
    type(password() + Keys.ENTER);
    arrived();
  }

  @Test
  void fitsOnAPhone() {
    resize(320, 640);
    browser.navigate().refresh();

    assertThat(chromium.number("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(chromium.number("window.innerWidth"));
    for (WebElement target : browser.findElements(By.cssSelector("input, button, a"))) {
      assertThat(target.getSize().getHeight()).as(target.getText()).isGreaterThanOrEqualTo(44);
    }
    assertThat(browser.findElement(By.id("username")).getAttribute("autofocus")).isNotNull();
  }

  @Test
  void isLabelledAndPlain() {
    assertThat(browser.findElement(By.tagName("html")).getDomAttribute("lang")).isEqualTo("en");
    for (String id : List.of("username", "password")) {
      assertThat(browser.findElement(By.id(id)).getAccessibleName()).isEqualToIgnoringCase(id);
    }
    assertThat(browser.findElements(By.tagName("script"))).isEmpty();
    assertThat(browser.findElement(By.tagName("main")).getText())
        .contains("Practice org", "test@pachyderm.com", "data-science");
  }

  @Test
  void textStandsOutInLightAndDark() {
    for (String scheme : List.of("light", "dark")) {
      browser.executeCdpCommand(
          "Emulation.setEmulatedMedia",
          Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
      for (String selector : List.of("h1", ".quiet", ".badge", "label", "button", "li span")) {
        assertThat(chromium.contrast(selector))
            .as(scheme + " " + selector)
            .isGreaterThanOrEqualTo(4.5);
      }
    }
    browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of()));
  }

  private static void type(String keys) {
    browser.switchTo().activeElement().sendKeys(keys);
  }

  private static String password() {
    return org.details().users().get(0).password().reveal();
  }

  private static String value(String id) {
    return browser.findElement(By.id(id)).getDomProperty("value");
  }

  private static void arrived() {
    waiting().until(ExpectedConditions.textToBe(By.tagName("h1"), Callback.WELCOME));
  }

  private static WebDriverWait waiting() {
    return new WebDriverWait(browser, LIMIT);
  }

  private static void resize(int width, int height) {
    browser.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
  }
}
