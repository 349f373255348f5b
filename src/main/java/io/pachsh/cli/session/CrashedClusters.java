package io.pachsh.cli.session;

import io.pachsh.context.Home;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The embedded clusters on disk, among which a crashed session may have left changes. */
public final class CrashedClusters {
  private CrashedClusters() {}

  /** The names of all embedded clusters that have a directory, sorted. */
  public static List<String> names(Home home) {
    if (!Files.isDirectory(home.clusters())) {
      return List.of();
    }
    try (Stream<Path> directories = Files.list(home.clusters())) {
      return directories
          .filter(Files::isDirectory)
          .map(directory -> String.valueOf(directory.getFileName()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new Failure(
          Exit.FAILED,
          "The embedded clusters in " + home.clusters() + " cannot be listed: " + e + ".",
          "Check the directory's owner and permissions.");
    }
  }

  /** The clusters in which crashed sessions left unsaved changes. */
  public static List<String> unrecovered(Session session, Home home) {
    return names(home).stream().filter(name -> session.embedded(name).isUnrecovered()).toList();
  }
}
