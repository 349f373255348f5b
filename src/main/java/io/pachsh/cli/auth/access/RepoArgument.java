package io.pachsh.cli.auth.access;

import io.pachsh.access.Resource;
import io.pachsh.command.Session;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The repo that a line names, alone or with its project. */
final class RepoArgument {
  @Parameters(index = "0", paramLabel = "REPO", description = "The repo, or PROJECT/REPO.")
  private String name = "";

  @Option(
      names = "--project",
      paramLabel = "P",
      description = "The repo's project; the context's, or 'default', when absent.")
  private @Nullable String project;

  /** The repo; in the context's project when no other is named. */
  Resource resource(Session session) {
    boolean whole = project == null && name.contains("/");
    String text = whole ? name : (project == null ? session.project() : project) + "/" + name;
    return Resource.parse("repo:" + text)
        .orElseThrow(
            () ->
                new Failure(
                    Exit.USAGE,
                    "invalid resource name " + text,
                    "Write REPO --project P, or P/REPO."));
  }
}
