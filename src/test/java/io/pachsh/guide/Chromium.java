package io.pachsh.guide;

import java.io.File;
import java.time.Duration;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The real browser, without a window. */
final class Chromium implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final ChromeDriver driver;

  Chromium() {
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(new File("/usr/bin/chromedriver"))
            .usingAnyFreePort()
            .build();
    ChromeOptions options = new ChromeOptions();
    options.setBinary("/usr/bin/chromium");
    options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage");
    driver = new ChromeDriver(service, options);
  }

  void open(String address) {
    driver.get(address);
  }

  /** Types into the field of that name or id, once it is there. */
  void type(By field, String text) {
    WebElement element = await(field);
    element.clear();
    element.sendKeys(text);
  }

  void click(By element) {
    await(element).click();
  }

  WebElement await(By element) {
    return new WebDriverWait(driver, LIMIT).until(ExpectedConditions.elementToBeClickable(element));
  }

  /** Waits until the page's text holds that, and returns the text. */
  String awaitText(String text) {
    By body = By.tagName("body");
    new WebDriverWait(driver, LIMIT)
        .until(ExpectedConditions.textToBePresentInElementLocated(body, text));
    return driver.findElement(body).getText();
  }

  @Override
  public void close() {
    driver.quit();
  }
}
