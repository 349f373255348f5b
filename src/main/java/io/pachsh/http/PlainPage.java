package io.pachsh.http;

/**
 * The plain page on which we speak to a person in a browser: one column, no script, nothing loaded.
 */
public final class PlainPage {
  private static final String LAYOUT =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>%s</title>
      <style>
      %s
      label { display: block; margin: 1rem 0 .25rem; }
      input { width: 100%%; min-height: 3rem; }
      .badge { display: inline-block; margin: 0 0 .75rem; padding: .125rem .625rem; font-size: .875rem;
        font-weight: 600; background: var(--soft); border-radius: 1rem; }
      button { width: 100%%; min-height: 3rem; margin-top: 1.25rem; font: inherit; font-weight: 600;
        color: var(--on-accent); background: var(--accent); border: 0; border-radius: .5rem; cursor: pointer; }
      ul { margin: 0; padding: 0; list-style: none; }
      li a { display: block; min-height: 3rem; margin-top: .5rem; padding: .5rem .75rem; color: inherit;
        text-decoration: none; border: 1px solid var(--line); border-radius: .5rem; }
      li a strong { color: var(--accent); text-decoration: underline; }
      li span { display: block; font-size: .875rem; color: var(--quiet); }
      dl { margin: 1rem 0; } dt { font-weight: 600; }
      dd { margin: 0 0 .6rem; white-space: pre-wrap; }
      </style>
      </head>
      <body>
      <main class="card">
      %s</main>
      </body>
      </html>
      """;

  private PlainPage() {}

  /**
   * A whole page.
   *
   * @param title plain text
   * @param body HTML, in which the caller has escaped what is not its own
   */
  public static String of(String title, String body) {
    return LAYOUT.formatted(escape(title), PageStyle.COMMON, body);
  }

  /** Plain text as HTML, for element content and quoted attribute values. */
  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
