package io.pachsh.embedded;

import com.fasterxml.jackson.core.JsonFactory;
import io.pachsh.secret.Secret;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pcollections.HashTreePMap;

/** Starts {@link ChangingProgram} in a process of its own. */
final class ChildProgram {
  private ChildProgram() {}

  static Process start(Path directory, int saveEvery, int from) throws IOException {
    String classPath =
        Stream.of(Secret.class, ChangingProgram.class, JsonFactory.class, HashTreePMap.class)
            .map(type -> type.getProtectionDomain().getCodeSource().getLocation().toString())
            .map(place -> Path.of(URI.create(place)).toString())
            .distinct()
            .collect(Collectors.joining(File.pathSeparator));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
    command.addAll(List.of("-cp", classPath, ChangingProgram.class.getName()));
    command.addAll(
        List.of(directory.toString(), Integer.toString(saveEvery), Integer.toString(from)));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
