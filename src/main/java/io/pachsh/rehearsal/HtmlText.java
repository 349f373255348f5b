package io.pachsh.rehearsal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page of our own, read back: enough HTML for the org's form and the callback's words. */
record HtmlText(String html) {
  private static final Pattern UNSEEN = Pattern.compile("(?s)<(title|style)\\b.*?</\\1>|<[^>]*>");
  private static final Pattern FORM = Pattern.compile("(?s)<form\\b[^>]*>(.*?)</form>");
  private static final Pattern INPUT = Pattern.compile("<input\\b([^>]*)>");
  private static final Pattern LINK = Pattern.compile("<a\\b([^>]*)>");
  private static final Pattern QUERY = Pattern.compile("\\?[\\w.~%&=+*-]*");
  private static final Pattern ATTRIBUTE = Pattern.compile("([a-z-]+)=\"([^\"]*)\"");

  /** What a person reads, on one line. */
  String visible() {
    return unescape(UNSEEN.matcher(html).replaceAll(" ")).strip().replaceAll("\\s+", " ");
  }

  /** The fields of the first form with the values that are filled in; empty without a form. */
  Optional<Map<String, String>> form() {
    Matcher form = FORM.matcher(html);
    if (!form.find()) {
      return Optional.empty();
    }
    Map<String, String> fields = new LinkedHashMap<>();
    Matcher input = INPUT.matcher(form.group(1));
    while (input.find()) {
      Map<String, String> attributes = attributes(input.group(1));
      fields.put(attributes.getOrDefault("name", ""), attributes.getOrDefault("value", ""));
    }
    return Optional.of(fields);
  }

  /** The queries of links that lead to the page's own address, {@code ?} included, in order. */
  List<String> ownQueries() {
    return LINK.matcher(html)
        .results()
        .map(link -> attributes(link.group(1)).getOrDefault("href", ""))
        .filter(target -> QUERY.matcher(target).matches())
        .toList();
  }

  private static Map<String, String> attributes(String text) {
    Map<String, String> found = new LinkedHashMap<>();
    Matcher attribute = ATTRIBUTE.matcher(text);
    while (attribute.find()) {
      found.put(attribute.group(1), unescape(attribute.group(2)));
    }
    return found;
  }

  private static String unescape(String text) {
    return text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }
}
