package io.pachsh.report;

import io.pachsh.access.AccessPolicy;
import io.pachsh.access.Principal;
import io.pachsh.cluster.AccessFindings;
import io.pachsh.file.TextResource;
import io.pachsh.secret.Sha256;
import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;

/** The page from its first tag to its last. */
record ReviewPage(AccessReview review, int rows, Html html) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm z", Locale.ENGLISH);

  void write() throws IOException {
    EffectiveAccess access = new EffectiveAccess(review.policy());
    MatrixLayout layout = MatrixLayout.of(review.policy(), access, rows);
    Asset script = Asset.named("review.js");
    head(script);
    summary(layout);
    Findings findings = new Findings(review, html);
    findings.write();
    new Picture(review, Reach.of(review.policy()), html).write();
    new Lists(review, access, html).write();
    findings.changes();
    new Matrix(layout, access, html).write();
    html.markup("</main>\n<script>").markup(script.text()).markup("</script>\n</body></html>\n");
  }

  /** Nothing may be loaded, and no other script or style may run than the page's own. */
  private void head(Asset script) throws IOException {
    Asset style = Asset.named("review.css");
    html.markup(
        """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
        style-src %s; script-src %s; base-uri 'none'; form-action 'none'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="referrer" content="no-referrer">
        <meta name="color-scheme" content="light dark">
        <title>Access review: \
        """
            .formatted(style.source(), script.source()));
    html.text(review.occasion().context()).markup("</title>\n<style>").markup(style.text());
    html.markup("</style></head>\n<body>\n");
  }

  private void summary(MatrixLayout layout) throws IOException {
    AccessReview.Occasion occasion = review.occasion();
    String time = TIME.format(occasion.at().atZone(occasion.zone()));
    html.markup("<header><h1>Access review: ").name(occasion.context()).markup("</h1>\n<p>Made ");
    html.markup("<time datetime=\"" + occasion.at() + "\">").text(time).markup("</time> by ");
    html.name(occasion.author()).markup(" with ").text(occasion.program()).markup("</p>\n<dl>");
    AccessPolicy policy = review.policy();
    count("Principals", principals(policy).size());
    count("Groups", policy.groups().size());
    count("Robots", policy.robots().size());
    count("Resources", policy.bindings().size());
    count("Entries", policy.bindings().values().stream().mapToLong(it -> it.size()).sum());
    count("Tokens", review.tokens().size());
    html.markup("</dl></header>\n<main>\n");
    if (layout.isCut()) {
      html.markup(
          """
          <p class="alarm">This page is not complete: it shows the first %,d rows of the matrix.
          <code>access export</code> writes everything; <code>auth access</code> and
          <code>auth who-can</code> answer for single principals and resources.</p>
          """
              .formatted(rows));
    }
  }

  private void count(String what, long number) throws IOException {
    html.markup("<div><dt>").text(what).markup("</dt><dd>%,d</dd></div>".formatted(number));
  }

  /** Everybody who has a role or is in a group, groups and allClusterUsers aside. */
  private static Set<Principal> principals(AccessPolicy policy) {
    Set<Principal> all = policy.principals();
    all.removeAll(policy.groups().keySet());
    all.removeIf(AccessFindings::isGroup);
    all.remove(Principal.ALL_CLUSTER_USERS);
    return all;
  }

  /** A style or script of the page, which stands in the page itself. */
  private record Asset(String text) {
    static Asset named(String file) {
      return new Asset(TextResource.beside(Asset.class, file));
    }

    /** How a content security policy names exactly this text (CSP Level 3 §2.3.1). */
    String source() {
      return "'sha256-" + Base64.getEncoder().encodeToString(Sha256.of(text)) + "'";
    }
  }
}
