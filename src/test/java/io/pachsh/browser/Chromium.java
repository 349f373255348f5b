package io.pachsh.browser;

import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * A real browser without a window and with a fresh profile: the system's Chromium and its driver,
 * found on the PATH.
 */
public record Chromium(ChromeDriver driver) implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  public static Chromium start() {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(onPath("chromium"));
    options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage");
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(onPath("chromedriver")).build();
    return new Chromium(new ChromeDriver(service, options));
  }

  public void open(URI address) {
    driver.get(address.toString());
  }

  /** Types into a field in place of what is in it, once it is there. */
  public void type(By field, String text) {
    WebElement element = await(field);
    element.clear();
    element.sendKeys(text);
  }

  public void click(By element) {
    await(element).click();
  }

  public WebElement await(By element) {
    return waiting().until(ExpectedConditions.elementToBeClickable(element));
  }

  /** Waits until a page has that title, and returns what it shows. */
  public String awaitPage(String title) {
    try {
      waiting().until(ExpectedConditions.titleIs(title));
    } catch (org.openqa.selenium.TimeoutException e) {
      throw new AssertionError("Instead, " + driver.getTitle() + ": " + text(), e);
    }
    return text();
  }

  /** How many elements of the page a style sheet's selector chooses. */
  public int count(String selector) {
    return driver.findElements(By.cssSelector(selector)).size();
  }

  /** What a script's expression is on this page. */
  public double number(String expression) {
    return ((Number) driver.executeScript("return " + expression)).doubleValue();
  }

  /** WCAG 2.2 §1.4.3: contrast of an element's text against the nearest opaque ground. */
  public double contrast(String selector) {
    return ((Number)
            driver.executeScript(
                """
                const light = colour => {
                  const part = colour.match(/[\\d.]+/g).slice(0, 3).map(each => {
                    const c = each / 255;
                    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
                  });
                  return 0.2126 * part[0] + 0.7152 * part[1] + 0.0722 * part[2];
                };
                const element = document.querySelector(arguments[0]);
                let ground = element;
                while (/, 0\\)|transparent/.test(getComputedStyle(ground).backgroundColor)) {
                  ground = ground.parentElement;
                }
                const a = light(getComputedStyle(element).color);
                const b = light(getComputedStyle(ground).backgroundColor);
                return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
                """,
                selector))
        .doubleValue();
  }

  public WebDriverWait waiting() {
    return new WebDriverWait(driver, LIMIT);
  }

  @Override
  public void close() {
    driver.quit();
  }

  private String text() {
    return driver.findElement(By.tagName("body")).getText();
  }

  private static File onPath(String program) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .map(directory -> Path.of(directory, program))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new AssertionError(program + " is not on the PATH: install it"))
        .toFile();
  }
}
