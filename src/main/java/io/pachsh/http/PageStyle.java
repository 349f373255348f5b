package io.pachsh.http;

/** How every page of ours looks: one style sheet, light or dark as the person's system is. */
public final class PageStyle {
  /** What all pages have in common; a page that holds more adds rules behind it. */
  public static final String COMMON =
      """
      :root { color-scheme: light dark;
        --ground: #eef1f6; --card: #ffffff; --ink: #1b2430; --quiet: #4a5768; --line: #7b8798; --hair: #d5dae4;
        --accent: #1d4fd7; --on-accent: #ffffff; --soft: #e8eefc; --alert: #9b1c1c; --alert-ground: #fdecec; }
      @media (prefers-color-scheme: dark) { :root {
        --ground: #10151d; --card: #1a212c; --ink: #edf1f7; --quiet: #b3bfce; --line: #76849a; --hair: #38404f;
        --accent: #8fb0ff; --on-accent: #0c1630; --soft: #232e42; --alert: #ffb4b4; --alert-ground: #3c1d20; } }
      * { box-sizing: border-box; }
      body { margin: 0; padding: 1.5rem 1rem; background: var(--ground); color: var(--ink);
        font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
      .card { max-width: 26rem; margin: 0 auto; padding: 1.5rem; background: var(--card);
        border-radius: .75rem; box-shadow: 0 1px 4px rgb(0 0 0 / .18); overflow-wrap: anywhere; }
      @media (max-width: 30rem) { body { padding: .75rem .5rem; } .card { padding: 1rem; } }
      h1 { margin: 0 0 .25rem; font-size: 1.5rem; line-height: 1.25; }
      h2 { margin: 1.75rem 0 .5rem; font-size: 1.125rem; }
      p { margin: .5rem 0; }
      .quiet { color: var(--quiet); }
      .alert { padding: .75rem; color: var(--alert); background: var(--alert-ground);
        border-left: .25rem solid currentColor; border-radius: .375rem; }
      label { font-weight: 600; }
      input { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line);
        border-radius: .5rem; padding: .5rem .75rem; }
      :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
      code { font-family: ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; }
      """;

  private PageStyle() {}
}
