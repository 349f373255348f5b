package io.pachsh.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.access.LoginOutcome;
import io.pachsh.access.Principal;
import io.pachsh.browser.Chromium;
import io.pachsh.cluster.Login;
import io.pachsh.rehearsal.OrgSettings;
import io.pachsh.rehearsal.RehearsalOrg;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.ExpectedConditions;

/** The identity service in a browser, 400 pixels wide, by keyboard alone. */
class IdentityPagesIT {
  @TempDir private Path directory;
  private static Chromium chromium;
  private BrokeringCluster brokering;
  private RehearsalOrg org;

  @BeforeAll
  static void openBrowser() {
    chromium = Chromium.start();
    chromium
        .driver()
        .executeCdpCommand(
            "Emulation.setDeviceMetricsOverride",
            Map.of("width", 400, "height", 800, "deviceScaleFactor", 1, "mobile", true));
  }

  @AfterAll
  static void closeBrowser() {
    chromium.close();
  }

  @BeforeEach
  void start() {
    // What the application's own pages said in the test before.
    var unused = chromium.driver().manage().logs().get(LogType.BROWSER);
    brokering = new BrokeringCluster(directory.resolve("cluster"));
    org =
        RehearsalOrg.start(
            OrgSettings.in(directory.resolve("org")).onPort(0).returningTo(brokering.callback),
            Clock.systemUTC(),
            new SecureRandom());
  }

  @AfterEach
  void stop() {
    org.close();
    brokering.close();
  }

  private void connectTwo() {
    brokering.connect(
        "okta",
        "oidc",
        Map.of(
            "issuer", org.details().issuer(),
            "clientID", org.details().clientId(),
            "clientSecret", org.details().clientSecret().reveal(),
            "redirectURI", brokering.callback,
            "insecureEnableGroups", true,
            "scopes", List.of("profile", "email", "groups")));
    brokering.connect("mock", "mockPassword", Map.of("username", "admin", "password", "pw"));
  }

  @Test
  void oneOfSeveralConnectorsIsChosenAndSignsIn() throws IOException {
    connectTwo();
    try (Login login = brokering.begin()) {
      chromium.open(login.address());
      readable("chooser");
      press(Keys.TAB, Keys.ENTER);
      chromium.waiting().until(ExpectedConditions.titleContains("Rehearsal org"));
      type("ada@example.com" + Keys.TAB);
      type(org.details().users().get(0).password().reveal() + Keys.ENTER);
      arrived();
      assertThat(signedIn(login)).isEqualTo(new Principal("user:ada@example.com"));
    }
  }

  @Test
  void theOtherOneSignsInByItsOwnPage() throws IOException {
    connectTwo();
    try (Login login = brokering.begin()) {
      chromium.open(login.address());
      press(Keys.TAB, Keys.TAB, Keys.ENTER);
      chromium.await(By.id("password"));
      readable("password");
      type("admin" + Keys.TAB + "wrong" + Keys.ENTER);
      chromium.waiting().until(ExpectedConditions.titleContains("Error"));
      readable("password-wrong");
      type("pw" + Keys.ENTER);
      arrived();
      assertThat(signedIn(login)).isEqualTo(new Principal("user:kilgore@kilgore.trout"));
    }
  }

  @Test
  void withoutConnectorsThePageHelpsAndLeadsBack() throws IOException {
    try (Login login = brokering.begin()) {
      chromium.open(login.address());
      assertThat(chromium.awaitPage("No identity provider - Pachyderm"))
          .contains("idp create-connector");
      readable("none");
      press(Keys.TAB, Keys.ENTER);
      chromium.waiting().until(ExpectedConditions.titleIs("Login failed - Pachyderm"));
      assertThat(brokering.finish(login)).isInstanceOf(LoginOutcome.Refused.class);
    }
  }

  @Test
  void aBrokenConnectorIsExplainedAndAnotherIsAKeyAway() throws IOException {
    connectTwo();
    org.close();
    try (Login login = brokering.begin()) {
      chromium.open(URI.create(login.address() + "&connector_id=okta"));
      assertThat(chromium.awaitPage("Sign-in failed - Pachyderm"))
          .contains("Nothing listens", "What to do");
      readable("failed");
      press(Keys.TAB, Keys.ENTER);
      chromium.awaitPage("Sign in - Pachyderm");
    }
  }

  /** No script, nothing wider than the window, targets for thumbs, text that stands out. */
  private static void readable(String name) throws IOException {
    Optional<String> pictures = Optional.ofNullable(System.getProperty("pachsh.pictures"));
    if (pictures.isPresent()) {
      Files.write(
          Path.of(pictures.get(), name + ".png"),
          chromium.driver().getScreenshotAs(OutputType.BYTES));
    }
    assertThat(chromium.count("script")).isZero();
    assertThat(chromium.count("h1")).isEqualTo(1);
    assertThat(chromium.number("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(chromium.number("window.innerWidth"));
    for (WebElement target :
        chromium.driver().findElements(By.cssSelector("input, button, li a"))) {
      assertThat(target.getAccessibleName()).isNotBlank();
      assertThat(target.getSize().getHeight()).isGreaterThanOrEqualTo(44);
    }
    for (String selector : List.of("h1", ".quiet", ".alert", "li span", "label")) {
      if (chromium.count(selector) > 0) {
        assertThat(chromium.contrast(selector)).as(selector).isGreaterThanOrEqualTo(4.5);
      }
    }
    assertThat(chromium.driver().manage().logs().get(LogType.BROWSER).getAll())
        .filteredOn(entry -> !entry.getMessage().contains("status of 502"))
        .isEmpty();
  }

  private Principal signedIn(Login login) {
    return ((LoginOutcome.SignedIn) brokering.finish(login)).principal();
  }

  private static void arrived() {
    chromium.waiting().until(ExpectedConditions.titleIs("Logged in - Pachyderm"));
  }

  private static void press(CharSequence... keys) {
    for (CharSequence key : keys) {
      chromium.driver().switchTo().activeElement().sendKeys(key);
    }
  }

  private static void type(String keys) {
    press(keys);
  }
}
