package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The arrows between packages, and the one home of each library, as CONTRIBUTING.md draws them. */
class ArrowTest {
  private static final Path SOURCES = Path.of("src/main/java/io/pachsh");
  private static final Pattern IMPORT =
      Pattern.compile("^import (?:static )?([a-zA-Z0-9_.]+);", Pattern.MULTILINE);

  /** Where a class's own name begins behind its package's. */
  private static final Pattern CLASS = Pattern.compile("(^|\\.)([A-Z].*|package-info\\.java)$");

  private static final Pattern QUOTED = Pattern.compile("`([a-z.]+)`");

  /** More files than this in a package are more than a person keeps in mind. */
  private static final int MOST_FILES = 40;

  /** Packages that every other may use. */
  private static final Set<String> OPEN =
      Set.of("secret", "outside", "failure", "file", "spelling", "version");

  /** Packages of which the parts have one rule. */
  private static final Set<String> ONE_ROOM = Set.of("cli", "wire");

  /** Every package and the packages of ours that it may use beside the open ones. */
  private static final Map<String, Set<String>> ARROWS =
      Map.ofEntries(
          Map.entry("secret", Set.of()),
          Map.entry("outside", Set.of()),
          Map.entry("failure", Set.of()),
          Map.entry("file", Set.of()),
          Map.entry("spelling", Set.of()),
          Map.entry("version", Set.of()),
          Map.entry("console", Set.of()),
          Map.entry("output", Set.of("console")),
          Map.entry("document", Set.of("console")),
          Map.entry("paste", Set.of()),
          Map.entry("help", Set.of("output")),
          Map.entry("tutorial", Set.of("console", "output")),
          Map.entry("language", Set.of()),
          Map.entry("redaction", Set.of("language")),
          Map.entry(
              "session",
              Set.of("access", "cluster", "config", "console", "context", "language", "redaction")),
          Map.entry(
              "command",
              Set.of(
                  "access",
                  "console",
                  "context",
                  "document",
                  "output",
                  "program",
                  "redaction",
                  "session")),
          Map.entry("program", Set.of("console", "session")),
          Map.entry(
              "interpreter",
              Set.of(
                  "access",
                  "command",
                  "console",
                  "language",
                  "output",
                  "program",
                  "redaction",
                  "screen",
                  "session")),
          Map.entry(
              "screen",
              Set.of("access", "command", "console", "language", "output", "program", "session")),
          Map.entry(
              "completion",
              Set.of(
                  "access",
                  "cluster",
                  "cluster.identity",
                  "command",
                  "console",
                  "context",
                  "help",
                  "language",
                  "session")),
          Map.entry("shell", Set.of("console", "interpreter", "language", "screen", "session")),
          Map.entry(
              "cli",
              Set.of(
                  "access",
                  "browser",
                  "cluster",
                  "cluster.identity",
                  "command",
                  "completion",
                  "config",
                  "configuration",
                  "configuration.identity",
                  "console",
                  "context",
                  "doctor",
                  "document",
                  "help",
                  "http",
                  "interpreter",
                  "kube",
                  "language",
                  "network",
                  "oidc",
                  "okta",
                  "okta.registration",
                  "output",
                  "paste",
                  "policy",
                  "program",
                  "provisioning",
                  "qr",
                  "redaction",
                  "rehearsal",
                  "report",
                  "screen",
                  "serve",
                  "session",
                  "tutorial")),
          Map.entry("config", Set.of()),
          Map.entry("context", Set.of("config", "paste")),
          Map.entry("network", Set.of()),
          Map.entry("access", Set.of()),
          Map.entry("cluster", Set.of("access", "cluster.identity")),
          Map.entry("configuration", Set.of("access", "document", "paste")),
          Map.entry("policy", Set.of("access", "document", "paste")),
          Map.entry("cluster.identity", Set.of()),
          Map.entry("identity", Set.of("access", "cluster.identity", "http", "issuer", "oidc")),
          Map.entry(
              "configuration.identity",
              Set.of("cluster.identity", "configuration", "document", "paste")),
          Map.entry(
              "provisioning",
              Set.of(
                  "access",
                  "cluster",
                  "cluster.identity",
                  "configuration",
                  "configuration.identity")),
          Map.entry("browser", Set.of("http")),
          Map.entry("oidc.message", Set.of("oidc.transport")),
          Map.entry("qr", Set.of()),
          Map.entry("kube", Set.of("config", "network", "oidc.transport")),
          Map.entry("okta", Set.of("network", "oidc.transport")),
          Map.entry("okta.registration", Set.of("okta")),
          Map.entry("rehearsal.management", Set.of("http")),
          Map.entry(
              "doctor",
              Set.of(
                  "access",
                  "cluster",
                  "cluster.identity",
                  "config",
                  "configuration.identity",
                  "context",
                  "http",
                  "oidc",
                  "oidc.transport",
                  "session")),
          Map.entry("report", Set.of("access", "cluster", "http")),
          Map.entry(
              "embedded",
              Set.of(
                  "access",
                  "cluster",
                  "cluster.identity",
                  "embedded.change",
                  "embedded.ledger",
                  "embedded.state",
                  "embedded.storage")),
          Map.entry("embedded.state", Set.of("access", "cluster", "cluster.identity")),
          Map.entry("embedded.change", Set.of("access", "cluster", "embedded.state")),
          Map.entry(
              "embedded.storage", Set.of("access", "cluster", "embedded.change", "embedded.state")),
          Map.entry(
              "embedded.ledger",
              Set.of("access", "cluster", "embedded.change", "embedded.state", "embedded.storage")),
          Map.entry("wire", Set.of("access", "cluster.identity")),
          Map.entry(
              "pachd",
              Set.of(
                  "access", "cluster", "cluster.identity", "network", "pachd.connection", "wire")),
          Map.entry("pachd.connection", Set.of("access", "cluster", "network", "wire")),
          Map.entry("serve", Set.of("access", "cluster", "http", "wire")),
          Map.entry("http", Set.of()),
          Map.entry("oidc", Set.of("access", "http", "network", "oidc.message", "oidc.transport")),
          Map.entry("oidc.transport", Set.of("access", "http", "network")),
          Map.entry("issuer", Set.of("http")),
          Map.entry("rehearsal", Set.of("http", "issuer", "rehearsal.management")));

  /** The packages of commands that lean on another's; all others stand alone. */
  private static final Map<String, Set<String>> NOUNS =
      Map.of(
          "cli.auth",
          Set.of("cli.auth.access", "cli.auth.signin", "cli.editor", "cli.idp.setup"),
          "cli.auth.access",
          Set.of("cli.place"),
          "cli.doctor",
          Set.of("cli.auth.signin"),
          "cli.idp",
          Set.of("cli.editor"));

  /** A library's package prefix and the packages of ours that may import it. */
  private static final Map<String, Set<String>> HOMES =
      Map.ofEntries(
          Map.entry("org.jline", Set.of("console")),
          Map.entry("picocli", Set.of("command", "cli", "")),
          Map.entry("io.fabric8", Set.of("kube")),
          Map.entry("okhttp3", Set.of("kube", "oidc", "oidc.transport", "okta")),
          Map.entry("okio", Set.of("oidc.transport")),
          Map.entry("com.google.zxing", Set.of("qr")),
          Map.entry("com.nimbusds", Set.of("oidc", "oidc.message", "issuer")),
          Map.entry("org.pcollections", Set.of("embedded.state", "embedded.storage")),
          Map.entry("org.commonmark", Set.of("tutorial")),
          Map.entry(
              "org.snakeyaml",
              Set.of(
                  "document",
                  "configuration",
                  "configuration.identity",
                  "policy",
                  "help",
                  "config")),
          Map.entry(
              "com.fasterxml.jackson",
              Set.of(
                  "cluster",
                  "configuration",
                  "configuration.identity",
                  "context",
                  "config",
                  "embedded",
                  "embedded.state",
                  "embedded.change",
                  "embedded.storage",
                  "identity",
                  "kube",
                  "oidc.message",
                  "okta",
                  "rehearsal",
                  "rehearsal.management")),
          Map.entry("com.google.errorprone.annotations", Set.of("outside")),
          Map.entry("io.netty", Set.of("http", "serve")),
          Map.entry("com.sun.security.auth", Set.of("file")),
          Map.entry("io.grpc", Set.of("pachd", "pachd.connection", "serve")),
          Map.entry("com.google.protobuf", Set.of("wire", "pachd.connection", "serve")));

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
  void everyLibraryHasAHome() throws IOException {
    Set<String> homeless = new TreeSet<>();
    for (Path file : sources()) {
      for (String imported : imports(file)) {
        // The JDK and annotations are at home everywhere.
        if (!imported.matches("(java|javax|io\\.pachsh|org\\.jspecify)\\..*")
            && HOMES.keySet().stream().noneMatch(home -> imported.startsWith(home + "."))) {
          homeless.add(imported);
        }
      }
    }
    assertThat(homeless).isEmpty();
  }

  @Test
  void packagesOfCommandsStandAlone() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Path file : sources()) {
      String from = folder(SOURCES.relativize(file).toString().replace('/', '.'));
      for (String imported : imports(file)) {
        String to = folder(imported.replaceFirst("^io\\.pachsh\\.", ""));
        if (from.startsWith("cli.") && imported.startsWith("io.pachsh.cli.")) {
          if (!to.equals(from) && !NOUNS.getOrDefault(from, Set.of()).contains(to)) {
            wrong.add(file + " uses " + imported);
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** Every arrow that is drawn is one that the code needs. */
  @Test
  void everyRuleIsNeeded() throws IOException {
    Map<String, Set<String>> left = new TreeMap<>();
    ARROWS.forEach((from, to) -> left.put(from, new TreeSet<>(to)));
    HOMES.forEach((library, homes) -> left.put(library, new TreeSet<>(homes)));
    for (Path file : sources()) {
      String from = room(SOURCES.relativize(file).toString().replace('/', '.'));
      for (String imported : imports(file)) {
        if (imported.startsWith("io.pachsh.") && ARROWS.containsKey(from)) {
          left.get(from).remove(room(imported.substring("io.pachsh.".length())));
        }
        HOMES.keySet().stream()
            .filter(library -> imported.startsWith(library + "."))
            .forEach(library -> left.get(library).remove(from));
      }
    }
    left.values().removeIf(Set::isEmpty);
    assertThat(left).isEmpty();
  }

  @Test
  void everyPackageHasARule() throws IOException {
    Set<String> rooms = new TreeSet<>();
    for (Path file : sources()) {
      rooms.add(room(SOURCES.relativize(file).toString().replace('/', '.')));
    }
    rooms.removeAll(ARROWS.keySet());
    assertThat(rooms).containsOnly("");
  }

  @Test
  void arrowsMakeNoCircle() {
    Set<String> circling = new TreeSet<>();
    ARROWS.forEach(
        (room, to) -> {
          Set<String> reached = new TreeSet<>(to);
          List<String> next = new ArrayList<>(to);
          while (!next.isEmpty()) {
            for (String further : ARROWS.getOrDefault(next.remove(0), Set.of())) {
              if (reached.add(further)) {
                next.add(further);
              }
            }
          }
          if (reached.contains(room)) {
            circling.add(room);
          }
        });
    assertThat(circling).isEmpty();
  }

  /** CONTRIBUTING.md's map draws the arrows that this test has, and no other. */
  @Test
  void theMapIsTrue() throws IOException {
    Map<String, Set<String>> drawn = new TreeMap<>();
    for (String line : Files.readAllLines(Path.of("CONTRIBUTING.md"))) {
      String[] cells = line.split("\\|", -1);
      if (cells.length == 5 && ARROWS.containsKey(quoted(cells[1]).findFirst().orElse(""))) {
        quoted(cells[1])
            .forEach(room -> drawn.put(room, quoted(cells[3]).collect(Collectors.toSet())));
      }
    }
    assertThat(drawn).isEqualTo(new TreeMap<>(ARROWS));
  }

  /** The words between backquotes. */
  private static Stream<String> quoted(String text) {
    return QUOTED.matcher(text).results().map(found -> found.group(1));
  }

  @Test
  void noPackageIsLarge() throws IOException {
    Map<String, Integer> sizes = new TreeMap<>();
    for (Path file : sources()) {
      sizes.merge(SOURCES.relativize(file.getParent()).toString(), 1, Integer::sum);
    }
    sizes.values().removeIf(size -> size <= MOST_FILES);
    assertThat(sizes).isEmpty();
  }

  @Test
  void noNameIsThereTwice() throws IOException {
    Map<String, Set<String>> places = new TreeMap<>();
    for (Path file : sources()) {
      if (!file.endsWith("package-info.java")) {
        places
            .computeIfAbsent(file.getFileName().toString(), name -> new TreeSet<>())
            .add(file.toString());
      }
    }
    places.values().removeIf(files -> files.size() == 1);
    assertThat(places).isEmpty();
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
    return ARROWS.getOrDefault(from, Set.of()).contains(to);
  }

  /**
   * The package of a class below io.pachsh, empty for the root: all of commands are one room here,
   * and so are pachd's messages.
   */
  private static String room(String path) {
    String folder = folder(path);
    return ONE_ROOM.stream().filter(it -> within(folder, it)).findFirst().orElse(folder);
  }

  private static boolean within(String folder, String room) {
    return folder.equals(room) || folder.startsWith(room + ".");
  }

  /** The package of a class, below io.pachsh. */
  private static String folder(String path) {
    Matcher name = CLASS.matcher(path);
    return name.find() ? path.substring(0, name.start()) : path;
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
