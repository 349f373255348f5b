package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The arrows between packages, and the one home of each library, as CONTRIBUTING.md draws them. */
class ArrowTest {
  private static final Path SOURCES = Path.of("src/main/java/io/pachsh");
  private static final Pattern IMPORT =
      Pattern.compile("^import (?:static )?([a-zA-Z0-9_.]+);", Pattern.MULTILINE);

  /** Packages that every other may use. */
  private static final Set<String> OPEN = Set.of("secret", "failure", "file", "spelling");

  /** Every package and the packages of ours that it may use beside the open ones. */
  private static final Map<String, Set<String>> ARROWS =
      Map.ofEntries(
          Map.entry("secret", Set.of()),
          Map.entry("failure", Set.of()),
          Map.entry("file", Set.of()),
          Map.entry("spelling", Set.of()),
          Map.entry("context", Set.of()),
          Map.entry("console", Set.of()),
          Map.entry("output", Set.of("console")),
          Map.entry("language", Set.of()),
          Map.entry("access", Set.of()),
          Map.entry("help", Set.of("output")),
          Map.entry("http", Set.of()),
          Map.entry("command", Set.of("console", "output", "language", "access", "context")),
          Map.entry("shell", Set.of("console", "command", "language")),
          Map.entry("policy", Set.of("access")),
          Map.entry("report", Set.of("access", "console")),
          Map.entry("embedded", Set.of("access")),
          Map.entry("oidc", Set.of("access", "http")),
          Map.entry("issuer", Set.of("http")),
          Map.entry("rehearsal", Set.of("issuer", "http")),
          Map.entry("config", Set.of()),
          Map.entry("wire", Set.of("access")),
          Map.entry("pachd", Set.of("access", "wire")),
          Map.entry("serve", Set.of("access", "wire", "http")));

  /** A library's package prefix and the packages of ours that may import it. */
  private static final Map<String, Set<String>> HOMES =
      Map.ofEntries(
          Map.entry("org.jline", Set.of("console")),
          Map.entry("picocli", Set.of("command", "cli", "")),
          Map.entry("okhttp3", Set.of("oidc")),
          Map.entry("com.nimbusds", Set.of("oidc", "issuer")),
          Map.entry("org.pcollections", Set.of("embedded")),
          Map.entry("org.snakeyaml", Set.of("output", "access", "policy", "help", "config")),
          Map.entry(
              "com.fasterxml.jackson",
              Set.of(
                  "output",
                  "access",
                  "context",
                  "config",
                  "embedded",
                  "oidc",
                  "issuer",
                  "rehearsal")),
          Map.entry("com.sun.net.httpserver", Set.of("http")),
          Map.entry("io.grpc", Set.of("pachd", "serve")),
          Map.entry("com.google.protobuf", Set.of("wire", "pachd", "serve")));

  @Test
  void everyImportFollowsAnArrow() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Path file : sources()) {
      String from = room(SOURCES.relativize(file).toString().replace('/', '.'));
      for (String imported : imports(file)) {
        if (imported.startsWith("io.pachsh.")) {
          String to = room(imported.substring("io.pachsh.".length()));
          if (!mayUse(from, to)) {
            wrong.add(file + " uses " + imported);
          }
        }
        HOMES.forEach(
            (library, homes) -> {
              if (imported.startsWith(library + ".") && !homes.contains(from)) {
                wrong.add(file + " uses " + imported);
              }
            });
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void everyPackageHasARule() throws IOException {
    Set<String> rooms = new TreeSet<>();
    for (Path file : sources()) {
      rooms.add(room(SOURCES.relativize(file).toString().replace('/', '.')));
    }
    rooms.removeAll(ARROWS.keySet());
    assertThat(rooms).isSubsetOf("", "cli");
  }

  @Test
  void everyPackageSaysItsJob() throws IOException {
    List<Path> silent = new ArrayList<>();
    for (Path file : sources()) {
      Path info = file.resolveSibling("package-info.java");
      if (!Files.exists(info) || !Files.readString(info).contains("@NullMarked")) {
        silent.add(file);
      }
    }
    assertThat(silent).isEmpty();
  }

  private static boolean mayUse(String from, String to) {
    if (from.equals(to) || from.isEmpty() || OPEN.contains(to)) {
      return true;
    }
    if (from.equals("cli")) {
      return !to.isEmpty() && !to.equals("shell");
    }
    return ARROWS.getOrDefault(from, Set.of()).contains(to);
  }

  /** The first package below io.pachsh; empty for the root. */
  private static String room(String path) {
    int dot = path.indexOf('.');
    String first = dot < 0 ? path : path.substring(0, dot);
    return Character.isUpperCase(first.charAt(0)) || first.equals("package-info") ? "" : first;
  }

  private static List<String> imports(Path file) throws IOException {
    List<String> found = new ArrayList<>();
    Matcher matcher = IMPORT.matcher(Files.readString(file));
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }
}
