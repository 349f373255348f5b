package io.pachsh.command;

import io.pachsh.access.Resource;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.session.AccessWords;
import io.pachsh.session.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The project of a repo that is named without one. */
public final class ProjectOption {
  /** What may stand for RESOURCE, for the help of commands. */
  public static final String RESOURCES =
      "RESOURCE is cluster, project:PROJECT or repo:PROJECT/REPO; PROJECT/REPO, 'repo PROJECT/REPO'"
          + " and\nREPO, with --project or the context's project, are understood as well.";

  @Option(
      names = "--project",
      paramLabel = "PROJECT",
      description = "The project of a repo that is named alone; the context's when absent.")
  private @Nullable String named;

  /** The resource that words name: {@code repo:P/R}, {@code P/R}, {@code repo P/R}, {@code R}. */
  public Resource resource(List<String> words, Session session) {
    return AccessWords.resource(words, project(session));
  }

  /** The repo that one word names, in each of these spellings. */
  public Resource repo(String word, Session session) {
    boolean hasKind = word.indexOf(':') >= 0 || word.startsWith("repo ");
    String project = project(session);
    Resource repo =
        Resource.parse(hasKind ? word : "repo:" + word, project)
            .filter(it -> it.type() == Resource.Type.REPO)
            .orElseThrow(() -> wrong("invalid resource name " + word));
    if (named != null && !repo.name().startsWith(project + "/")) {
      throw wrong("'" + word + "' is not a repo of the project '" + project + "'.");
    }
    return repo;
  }

  private static Failure wrong(String sentence) {
    return new Failure(Exit.USAGE, sentence, "Write REPO --project P, or P/REPO.");
  }

  /** The project that is meant where none is named. */
  public String project(Session session) {
    return named == null ? session.project() : AccessWords.project(named);
  }
}
