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
      :root { color-scheme: light dark;
        --ground: #eef1f6; --card: #ffffff; --ink: #1b2430; --quiet: #4a5768; --line: #7b8798;
        --accent: #1d4fd7; --on-accent: #ffffff; --soft: #e8eefc; --alert: #9b1c1c; --alert-ground: #fdecec; }
      @media (prefers-color-scheme: dark) { :root {
        --ground: #10151d; --card: #1a212c; --ink: #edf1f7; --quiet: #b3bfce; --line: #76849a;
        --accent: #8fb0ff; --on-accent: #0c1630; --soft: #232e42; --alert: #ffb4b4; --alert-ground: #3c1d20; } }
      * { box-sizing: border-box; }
      body { margin: 0; padding: 1.5rem 1rem; background: var(--ground); color: var(--ink);
        font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
      main { max-width: 26rem; margin: 0 auto; padding: 1.5rem; background: var(--card);
        border-radius: .75rem; box-shadow: 0 1px 4px rgb(0 0 0 / .18); overflow-wrap: anywhere; }
      h1 { margin: 0 0 .25rem; font-size: 1.5rem; line-height: 1.25; }
      h2 { margin: 1.75rem 0 .5rem; font-size: 1rem; }
      p { margin: .5rem 0; }
      .quiet { color: var(--quiet); }
      .badge { display: inline-block; margin: 0 0 .75rem; padding: .125rem .625rem; font-size: .875rem;
        font-weight: 600; background: var(--soft); border-radius: 1rem; }
      .alert { padding: .75rem; color: var(--alert); background: var(--alert-ground);
        border-left: .25rem solid currentColor; border-radius: .375rem; }
      label { display: block; margin: 1rem 0 .25rem; font-weight: 600; }
      input { width: 100%%; min-height: 3rem; padding: .5rem .75rem; font: inherit; color: inherit;
        background: var(--card); border: 1px solid var(--line); border-radius: .5rem; }
      button { width: 100%%; min-height: 3rem; margin-top: 1.25rem; font: inherit; font-weight: 600;
        color: var(--on-accent); background: var(--accent); border: 0; border-radius: .5rem; cursor: pointer; }
      :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
      ul { margin: 0; padding: 0; list-style: none; }
      li a { display: block; min-height: 3rem; margin-top: .5rem; padding: .5rem .75rem; color: inherit;
        text-decoration: none; border: 1px solid var(--line); border-radius: .5rem; }
      li a strong { color: var(--accent); text-decoration: underline; }
      li span { display: block; font-size: .875rem; color: var(--quiet); }
      dl { margin: 1rem 0; } dt { font-weight: 600; }
      dd { margin: 0 0 .6rem; overflow-wrap: anywhere; white-space: pre-wrap; }
      code { font-family: ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; }
      </style>
      </head>
      <body>
      <main>
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
    return LAYOUT.formatted(escape(title), body);
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
