package io.pachsh.browser;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/**
 * What is wrong with the page that a browser shows, for people who do not see well, or have no
 * mouse, or a small screen (WCAG 2.2 AA, as far as a program can tell). Each fault is a sentence.
 */
public record PageAudit(Chromium chromium) {
  private static final String REACHABLE =
      "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";

  /** The rules that need one look at the page. */
  private static final String RULES =
      """
      const faults = [];
      const shown = e => e.checkVisibility({visibilityProperty: true, contentVisibilityAuto: false});
      const told = e => (e.outerHTML || '').slice(0, 90).replace(/\\s+/g, ' ');
      if (!document.documentElement.lang) faults.push('the page has no language');
      if (!document.title.trim()) faults.push('the page has no title');
      if (!document.querySelector('meta[name=viewport]')) faults.push('the page has no viewport');
      if (document.querySelectorAll('main').length !== 1) faults.push('there is not one main');
      const levels = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter(shown)
        .map(e => Number(e.tagName[1]));
      if (levels.filter(level => level === 1).length !== 1) faults.push('there is not one h1');
      levels.forEach((level, i) => {
        if (level > (levels[i - 1] || 0) + 1) faults.push('a heading skips to h' + level);
      });
      const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
      ids.filter((id, i) => ids.indexOf(id) !== i).forEach(id => faults.push('twice the id ' + id));
      for (const name of ['for', 'aria-labelledby', 'aria-describedby', 'aria-controls']) {
        document.querySelectorAll('[' + name + ']').forEach(e =>
          e.getAttribute(name).split(/\\s+/).filter(id => !ids.includes(id))
            .forEach(id => faults.push(name + ' means nothing: ' + id)));
      }
      document.querySelectorAll('input:not([type=hidden]), select, textarea').forEach(e => {
        if (e.labels.length === 0 && !e.ariaLabel) faults.push('no label: ' + told(e));
      });
      document.querySelectorAll('th:not([scope])').forEach(e => faults.push('no scope: ' + told(e)));
      const parts = colour => {
        const p = colour.match(/[\\d.]+/g).map(Number);
        return [p[0], p[1], p[2], p.length > 3 ? p[3] : 1];
      };
      const over = (top, below) =>
        [0, 1, 2].map(i => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
      const ground = e => {
        if (!e) return [255, 255, 255, 1];
        const own = parts(getComputedStyle(e).backgroundColor);
        return own[3] === 1 ? own : over(own, ground(e.parentElement));
      };
      const light = colour => {
        const c = colour.slice(0, 3).map(v => v / 255)
          .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
        return 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2];
      };
      const contrast = (a, b) =>
        (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
      const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (words.nextNode()) {
        const e = words.currentNode.parentElement;
        if (!words.currentNode.data.trim() || !shown(e) || e.closest('script, style, title, desc')) {
          continue;
        }
        const style = getComputedStyle(e);
        const size = parseFloat(style.fontSize);
        const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
        const below = ground(e);
        const ink = over(parts(e.closest('svg') ? style.fill : style.color), below);
        const found = contrast(ink, below);
        if (found < (isLarge ? 3 : 4.5)) {
          faults.push('contrast ' + found.toFixed(2) + ': ' + words.currentNode.data.trim().slice(0, 40));
        }
      }
      document.querySelectorAll('input:not([type=hidden])').forEach(e => {
        if (shown(e) && contrast(parts(getComputedStyle(e).borderTopColor), ground(e)) < 3) {
          faults.push('the edge cannot be seen: ' + told(e));
        }
      });
      const wider = document.documentElement.scrollWidth - document.documentElement.clientWidth;
      if (wider > 0) {
        const out = [...document.querySelectorAll('main *, header *')].filter(e =>
          !e.closest('.wide') && e.getBoundingClientRect().right > document.documentElement.clientWidth);
        faults.push('the page is ' + wider + ' pixels wider than the window: ' + out.map(told).join());
      }
      return faults;
      """;

  /** Whether who has the focus shows it, and stands on ground from which that differs. */
  private static final String FOCUS =
      """
      const e = document.activeElement;
      const style = getComputedStyle(e);
      const isSeen = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
      return e === document.body ? null : [[...document.querySelectorAll(arguments[0])]
        .filter(each => each.checkVisibility({visibilityProperty: true})).indexOf(e), isSeen];
      """;

  /** Every fault in these colours, at this width. */
  public List<String> faults(String scheme, int width) {
    chromium
        .driver()
        .executeCdpCommand(
            "Emulation.setEmulatedMedia",
            Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    chromium
        .driver()
        .executeCdpCommand(
            "Emulation.setDeviceMetricsOverride",
            Map.of("width", width, "height", 800, "deviceScaleFactor", 1, "mobile", false));
    List<String> faults = new ArrayList<>();
    for (Object fault : (List<?>) chromium.driver().executeScript(RULES)) {
      faults.add(fault.toString());
    }
    for (WebElement each : chromium.driver().findElements(By.cssSelector(REACHABLE))) {
      // What is left out of the picture as long as it is far away has no name there, either.
      chromium.driver().executeScript("arguments[0].scrollIntoView()", each);
      if (each.isDisplayed() && each.getAccessibleName().isBlank()) {
        faults.add("no accessible name: " + each.getDomProperty("outerHTML"));
      }
    }
    faults.addAll(faultsByKeyboard());
    return faults;
  }

  /** Tab goes to everything that can be used, in the order of the page, and shows where it is. */
  private List<String> faultsByKeyboard() {
    chromium.driver().executeScript("document.activeElement.blur(); window.scrollTo(0, 0)");
    int all =
        (int)
            chromium.driver().findElements(By.cssSelector(REACHABLE)).stream()
                .filter(WebElement::isDisplayed)
                .count();
    List<String> faults = new ArrayList<>();
    Set<Long> visited = new LinkedHashSet<>();
    for (int i = 0; i < all + 2; i++) {
      chromium.driver().switchTo().activeElement().sendKeys(Keys.TAB);
      if (!(chromium.driver().executeScript(FOCUS, REACHABLE) instanceof List<?> focus)) {
        continue;
      }
      if (!visited.add((Long) focus.get(0))) {
        break;
      }
      if (!focus.get(1).equals(true)) {
        faults.add("the focus cannot be seen at number " + focus.get(0));
      }
    }
    if (visited.contains(-1L)) {
      faults.add("Tab goes to something that cannot be used");
    }
    if (visited.size() != all) {
      faults.add("Tab goes to %d of %d: %s".formatted(visited.size(), all, visited));
    }
    List<Long> order = List.copyOf(visited);
    long first = order.isEmpty() ? 0 : order.get(0);
    if (!order.equals(
        order.stream()
            .sorted((a, b) -> Long.compare(turned(a, first), turned(b, first)))
            .toList())) {
      faults.add("Tab jumps: " + order);
    }
    return faults;
  }

  /** Its place in the order that begins with the first. */
  private static long turned(long place, long first) {
    return place < first ? place + 1_000_000 : place;
  }
}
