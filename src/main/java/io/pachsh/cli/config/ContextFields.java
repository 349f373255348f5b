package io.pachsh.cli.config;

import io.pachsh.config.PachctlContext;
import io.pachsh.output.Fields;
import io.pachsh.secret.Secret;

/** What a program is told about a real cluster's context. */
final class ContextFields {
  private ContextFields() {}

  static Fields of(Fields fields, PachctlContext context, boolean showsSecrets) {
    Fields all = fields.with("kind", "pachd").with("pachd_address", context.address());
    for (String key : PachctlContext.TEXTS) {
      String text = context.text(key);
      if (!text.isEmpty()) {
        all = all.with(key, text);
      }
    }
    if (context.token().isPresent()) {
      Secret token = context.token().get();
      all = all.with("session_token", showsSecrets ? token.reveal() : Secret.MASK);
    }
    return all;
  }
}
