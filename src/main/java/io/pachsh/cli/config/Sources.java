package io.pachsh.cli.config;

import io.pachsh.config.PachctlContext;
import io.pachsh.context.Contexts;
import io.pachsh.context.Home;
import io.pachsh.session.Session;
import java.nio.file.Files;
import java.util.function.Function;

/** Where a setting of this session comes from, in words. */
record Sources(Session session, Home home) {
  static final String DEFAULT = "default";
  private static final String UNSAVED = "this session, unsaved";

  /** Of something in pachsh's own file. */
  String own(Function<Contexts, ?> part) {
    if (session.isUnsaved(part)) {
      return UNSAVED;
    }
    return Files.exists(home.contextsFile()) ? "pachsh's contexts" : DEFAULT;
  }

  /** Of something in pachctl's file, which need not be there. */
  String pachctls(String entry, Function<PachctlContext, String> part) {
    if (session.real().isUnsaved(entry, part)) {
      return UNSAVED;
    }
    boolean isThere = !part.apply(session.real().entryNamed(entry)).isEmpty();
    return isThere ? "pachctl's file" : DEFAULT;
  }

  /** Of something that a variable of the environment decides, if it is set. */
  String variableOr(String variable, String otherwise) {
    return session.real().variable(variable).isPresent() ? variable : otherwise;
  }
}
