package io.pachsh.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.browser.Chromium;

/** The page on which a login ends in the browser. */
record CallbackPage(Chromium browser) {
  /** Waits for the page of a login that went well: the guide's sentence, and who signed in. */
  void assertLoggedIn() {
    assertThat(browser.awaitPage("Logged in - Pachyderm"))
        .matches(
            "You are now logged in. Go back to the terminal to use Pachyderm!\n+"
                + "Signed in as [^\n]+:[^\n]+@[^\n]+\\.");
    assertSelfContained();
  }

  /** Waits for the page of a login that failed, and returns what it says. */
  String awaitFailure() {
    String text = browser.awaitPage("Login failed - Pachyderm");
    assertThat(text).startsWith("The login failed\n");
    assertSelfContained();
    return text;
  }

  /** No script, and nothing that the browser would have to fetch. */
  private void assertSelfContained() {
    assertThat(browser.count("script, link, img, iframe, object, embed, [src], [style*='url(']"))
        .isZero();
    assertThat(browser.driver().getPageSource()).doesNotContain("url(", "@import", "javascript:");
    assertThat(browser.driver().executeScript("return performance.getEntriesByType('resource')"))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
        .isEmpty();
  }
}
