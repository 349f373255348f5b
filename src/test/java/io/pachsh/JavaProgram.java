package io.pachsh;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command line of a program in a process of its own, with the classes of the tests. */
public final class JavaProgram {
  /** The first Java that warns of native code, which a terminal needs, unless it was allowed. */
  private static final int WARNS_OF_NATIVE_CODE = 24;

  private JavaProgram() {}

  /** Java, its options, the class path, and the program's main class; arguments may be added. */
  public static List<String> of(Class<?> main, String... options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (Runtime.version().feature() >= WARNS_OF_NATIVE_CODE) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", classPath(), main.getName()));
    return command;
  }

  /**
   * With absolute paths: a program may start in another directory. What launched the tests may have
   * loaded them by a class loader of its own.
   */
  private static String classPath() {
    Stream<String> loaded =
        JavaProgram.class.getClassLoader() instanceof URLClassLoader own
            ? Stream.of(own.getURLs()).map(URL::getPath)
            : Stream.of();
    Stream<String> launched =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator));
    return Stream.concat(loaded, launched)
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
