package io.pachsh.cli.auth.access;

import io.pachsh.access.Resource;
import io.pachsh.command.ProjectOption;
import io.pachsh.session.AccessWords;
import io.pachsh.session.Session;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Range;

/**
 * What a command of {@code auth get}, {@code set} and {@code check} is about, in its first words.
 */
abstract sealed class ResourceArgument {
  private final List<String> examples;

  private ResourceArgument(String... examples) {
    this.examples = List.of(examples);
  }

  /** The resource that the line names; a repo's project is the context's when none is named. */
  abstract Resource resource(Session session);

  /** The words behind {@code auth get}, {@code set} or {@code check} that name a resource. */
  static List<String> words(Resource resource) {
    return resource.type() == Resource.Type.CLUSTER
        ? List.of("cluster")
        : List.of(AccessNames.kind(resource), resource.name());
  }

  /** Whether a word of the line names it. */
  boolean isNamed() {
    return true;
  }

  /**
   * Puts the command's own list of words behind this one, and its examples at the end of its help.
   */
  final void describe(CommandSpec command) {
    command
        .usageMessage()
        .footer(
            Stream.concat(
                    Stream.of("", examples.size() == 1 ? "Example:" : "Examples:"),
                    examples.stream().map(example -> "  " + example))
                .toArray(String[]::new));
    if (!isNamed()) {
      return;
    }
    for (PositionalParamSpec words : List.copyOf(command.positionalParameters())) {
      if (words.index().isVariable()) {
        command.remove(words);
        command.addPositional(words.toBuilder().index(Range.valueOf("1..*")).build());
      }
    }
  }

  /** The cluster, which has no name. */
  @CommandLine.Command
  static final class OfCluster extends ResourceArgument {
    OfCluster(String... examples) {
      super(examples);
    }

    @Override
    Resource resource(Session session) {
      return Resource.CLUSTER;
    }

    @Override
    boolean isNamed() {
      return false;
    }
  }

  /** A project. */
  static final class OfProject extends ResourceArgument {
    @Parameters(index = "0", paramLabel = "PROJECT", description = "The project.")
    private String name = "";

    OfProject(String... examples) {
      super(examples);
    }

    @Override
    Resource resource(Session session) {
      return Resource.project(AccessWords.project(name));
    }
  }

  /** A repo, alone or with its project. */
  static final class OfRepo extends ResourceArgument {
    @Parameters(index = "0", paramLabel = "REPO", description = "The repo, or PROJECT/REPO.")
    private String name = "";

    @Mixin private final ProjectOption projectOption = new ProjectOption();

    OfRepo(String... examples) {
      super(examples);
    }

    @Override
    Resource resource(Session session) {
      return projectOption.repo(name, session);
    }
  }
}
