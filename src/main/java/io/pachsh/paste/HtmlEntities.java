package io.pachsh.paste;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a page's source writes for characters, and the tags that lay a block of code out. */
final class HtmlEntities {
  private static final int DEEPEST = 3;
  private static final Pattern ENTITY =
      Pattern.compile("&(?:#(\\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z]{2,8}));");
  private static final Pattern BREAK = Pattern.compile("(?i)<(?:br|/p|/div|/tr) ?/?>");
  private static final Pattern TAG =
      Pattern.compile(
          "(?i)</?(?:pre|code|span|p|div|td|tr|table|b|i|em|strong)(?: [^<>]{0,200})?>");

  /** The names that stand for what a configuration is written with. */
  private static final Map<String, String> NAMED =
      Map.ofEntries(
          Map.entry("quot", "\""),
          Map.entry("apos", "'"),
          Map.entry("amp", "&"),
          Map.entry("lt", "<"),
          Map.entry("gt", ">"),
          Map.entry("nbsp", " "),
          Map.entry("ensp", " "),
          Map.entry("emsp", " "),
          Map.entry("thinsp", " "),
          Map.entry("shy", ""),
          Map.entry("zwnj", ""),
          Map.entry("zwj", ""),
          Map.entry("ldquo", "“"),
          Map.entry("rdquo", "”"),
          Map.entry("bdquo", "„"),
          Map.entry("lsquo", "‘"),
          Map.entry("rsquo", "’"),
          Map.entry("sbquo", "‚"),
          Map.entry("laquo", "«"),
          Map.entry("raquo", "»"),
          Map.entry("ndash", "–"),
          Map.entry("mdash", "—"),
          Map.entry("hyphen", "-"),
          Map.entry("colon", ":"),
          Map.entry("comma", ","),
          Map.entry("lbrace", "{"),
          Map.entry("rbrace", "}"),
          Map.entry("lcub", "{"),
          Map.entry("rcub", "}"),
          Map.entry("lsqb", "["),
          Map.entry("rsqb", "]"),
          Map.entry("lowbar", "_"),
          Map.entry("sol", "/"));

  private HtmlEntities() {}

  /** The text that a page with this source shows; entities may be written as entities again. */
  static String decoded(String text) {
    if (text.indexOf('&') < 0 && text.indexOf('<') < 0) {
      return text;
    }
    String decoded = TAG.matcher(BREAK.matcher(text).replaceAll("\n")).replaceAll("");
    for (int i = 0; i < DEEPEST && ENTITY.matcher(decoded).find(); i++) {
      decoded =
          ENTITY.matcher(decoded).replaceAll(found -> Matcher.quoteReplacement(character(found)));
    }
    return decoded;
  }

  private static String character(MatchResult entity) {
    if (entity.group(3) != null) {
      return NAMED.getOrDefault(entity.group(3), entity.group());
    }
    int code =
        entity.group(1) != null
            ? Integer.parseInt(entity.group(1))
            : Integer.parseInt(entity.group(2), 16);
    return Character.isValidCodePoint(code) ? Character.toString(code) : entity.group();
  }
}
