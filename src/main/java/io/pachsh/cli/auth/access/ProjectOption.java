package io.pachsh.cli.auth.access;

import io.pachsh.access.Resource;
import io.pachsh.session.AccessWords;
import io.pachsh.session.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The project of a repo that is named without one. */
final class ProjectOption {
  /** What may stand for RESOURCE, for the help of commands. */
  static final String RESOURCES =
      "RESOURCE is cluster, project:PROJECT or repo:PROJECT/REPO; PROJECT/REPO, 'repo PROJECT/REPO'"
          + " and\nREPO, with --project or the context's project, are understood as well.";

  @Option(
      names = "--project",
      paramLabel = "PROJECT",
      description = "The project of a repo that is named alone; the context's when absent.")
  private @Nullable String project;

  /** The resource that words name: {@code repo:P/R}, {@code P/R}, {@code repo P/R}, {@code R}. */
  Resource resource(List<String> words, Session session) {
    return AccessWords.resource(words, project == null ? session.project() : project);
  }
}
