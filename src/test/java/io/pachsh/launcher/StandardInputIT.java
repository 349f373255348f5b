package io.pachsh.launcher;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command that reads standard input, with everything that standard input can be. */
class StandardInputIT {
  private static final String TOKEN = "a root token that is long enough";
  private static final String CONFIGURATION =
      """
      issuer: https://id.invalid
      client_id: pachsh
      client_secret: of no use
      redirect_uri: http://127.0.0.1:30657/authorization-code/callback
      """;
  private static final String POLICY =
      """
      access_version: 1
      bindings:
        cluster:
          robot:reader: [projectCreator]
      """;
  private static final String HASHES =
      "{\"hashed_token\":\"" + "ab".repeat(32) + "\",\"subject\":\"robot:restored\"}\n";

  @TempDir static Path directory;
  private static ServerSocket server;

  /**
   * A command that reads.
   *
   * @param words as the operating system's shell gets them; what they save is not kept
   * @param input what it is given
   * @param said a part of what it prints then
   * @param withNothing a part of what it prints when there is nothing to read
   */
  private record Reader(List<String> words, String input, String said, String withNothing) {
    /** Sockets cannot be opened once more by their name. */
    boolean opensByName() {
      return toString().contains("/dev/stdin");
    }

    @Override
    public String toString() {
      return String.join(" ", words);
    }
  }

  private static List<Reader> readers() {
    String noToken = "No token was given.";
    return List.of(
        reader("auth use-auth-token", TOKEN, "signed in as pach:root", noToken),
        reader("auth login --id-token", "no.token", "'id.invalid' is not known", noToken),
        reader("--context fresh auth activate --supply-root-token -q", TOKEN, TOKEN, noToken),
        reader("auth set-config --offline", CONFIGURATION, "is live", "is empty"),
        reader("auth set-config --offline -f -", CONFIGURATION, "is live", "is empty"),
        reader("auth set-config --offline -f /dev/stdin", CONFIGURATION, "is live", "is empty"),
        reader("access diff", POLICY, "Applying it: 1 given", "is empty"),
        reader("access apply --yes -", POLICY, "Applied as one change: 1 given", "is empty"),
        reader("auth tokens restore", HASHES, "1 auth token restored", "0 auth tokens restored"),
        reader(
            "config set context real", "{\"pachd_address\": \"h:1\"}", "", "No context was given."),
        reader("explain", "no such host", "no-such-host", "There was no error yet"),
        reader("auth use-auth-token @/dev/stdin", TOKEN, "signed in as pach:root", noToken),
        new Reader(List.of(), "echo a script\nauth whoami\n", "a script\nYou are", ""),
        reader("-f -", "echo a script\nauth whoami\n", "a script\nYou are", ""),
        new Reader(List.of("-c", "!cat"), "for a program", "for a program", ""),
        new Reader(List.of("-c", "source /dev/stdin"), "echo sourced\n", "sourced", ""),
        new Reader(
            List.of("-c", "auth use-auth-token < /dev/stdin"), TOKEN, "as pach:root", noToken));
  }

  private static Reader reader(String words, String input, String said, String withNothing) {
    return new Reader(List.of(words.split(" ")), input, said, withNothing);
  }

  /** What standard input can be; the shell's text runs {@code "$@"} with it. */
  private enum Channel {
    PIPE("cat \"$INPUT\" | \"$@\""),
    SLOW_PIPE("{ head -c 3 \"$INPUT\"; sleep 0.2; tail -c +4 \"$INPUT\"; } | \"$@\""),
    HERE_DOCUMENT("\"$@\" <<EOF\n$(cat \"$INPUT\")\nEOF"),
    FILE("\"$@\" <\"$INPUT\""),
    SOCKET("exec \"$@\" </dev/tcp/127.0.0.1/\"$PORT\""),
    NULL("\"$@\" </dev/null"),
    CLOSED("\"$@\" <&-");

    private final String text;

    Channel(String text) {
      this.text = text;
    }

    boolean brings() {
      return this != NULL && this != CLOSED;
    }

    List<String> shell() {
      return List.of(this == SOCKET ? "bash" : "sh", "-c", text, "sh");
    }
  }

  static Stream<Arguments> everyReaderAndChannel() {
    return readers().stream()
        .flatMap(
            reader ->
                Stream.of(Channel.values())
                    .filter(channel -> channel != Channel.SOCKET || !reader.opensByName())
                    .map(channel -> Arguments.of(reader, channel)));
  }

  @BeforeAll
  static void activate() throws Exception {
    server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    Path token = Files.writeString(directory.resolve("token"), TOKEN);
    Files.writeString(directory.resolve("configuration"), CONFIGURATION);
    Start.End end =
        start(
                List.of("sh", "-c", "\"$@\" <\"$INPUT\"", "sh"),
                token,
                List.of(
                    "--save",
                    "--insecure-inline",
                    "-c",
                    "config set context fresh --embedded;"
                        + "auth activate --supply-root-token --initial-admin robot:admin -q;"
                        + "auth set-config --offline -f configuration"))
            .run();
    assertThat(end.status()).as(end.err()).isZero();
  }

  @AfterAll
  static void close() throws IOException {
    server.close();
  }

  private static Start start(List<String> shell, Path input, List<String> words) {
    List<String> command = new ArrayList<>(shell);
    command.add(Installation.PROJECT.resolve("scripts/pachsh").toString());
    command.addAll(words);
    Path home = directory.resolve("home");
    return new Start(command, Map.of("PATH", System.getenv("PATH")), directory)
        .with("HOME", home)
        .with("PACHSH_CACHE", System.getProperty("user.home") + "/.cache/pachsh")
        .with("PACHSH_NO_BUILD", "1")
        .with("PACHSH_HOME", home)
        .with("PACH_CONFIG", home.resolve("pachctl.json"))
        .with("PORT", server.getLocalPort())
        .with("INPUT", input);
  }

  private static Start.End given(Reader reader, Channel channel, byte[] input) throws Exception {
    Path file = Files.write(Files.createTempFile(directory, "input", ""), input);
    List<String> words = new ArrayList<>(reader.words());
    boolean oneShot = !words.isEmpty() && !words.contains("-c") && !words.contains("-f");
    if (oneShot) {
      words.add(0, "--no-save");
    }
    Start.Running running = start(channel.shell(), file, words).begin();
    if (channel == Channel.SOCKET) {
      server.setSoTimeout((int) TimeUnit.MINUTES.toMillis(1));
      try (Socket socket = server.accept();
          OutputStream out = socket.getOutputStream()) {
        out.write(input);
      }
    }
    return running.await();
  }

  @ParameterizedTest
  @MethodSource("everyReaderAndChannel")
  void isReadWhateverItIs(Reader reader, Channel channel) throws Exception {
    Start.End end = given(reader, channel, reader.input().getBytes(UTF_8));

    String said = end.out() + end.err();
    assertThat(said).contains(channel.brings() ? reader.said() : reader.withNothing());
    assertThat(said).doesNotContain("bug in pachsh", "Exception", "seek");
  }

  @Test
  void aLatin1TextIsRefusedWithItsLine() throws Exception {
    Reader reader = reader("access apply --yes", "", "", "");
    byte[] latin = POLICY.replace("reader:", "le\u00e9r:").getBytes(ISO_8859_1);

    for (Channel channel : List.of(Channel.FILE, Channel.PIPE)) {
      Start.End end = given(reader, channel, latin);
      assertThat(end.status()).isEqualTo(1);
      assertThat(end.err()).contains("The policy cannot be read: line 4 is not UTF-8 text.");
    }
    Start.End script =
        given(
            reader("-f -", "", "", ""), Channel.FILE, "echo a\necho \u00e9\n".getBytes(ISO_8859_1));
    assertThat(script.status()).isEqualTo(2);
    assertThat(script.out()).isEqualTo("a\n");
    assertThat(script.err()).startsWith("standard input:2:1: This line is not UTF-8 text.");
  }

  @Test
  void aClosedOutputFailsAndAClosedErrorOutputDoesNot() throws Exception {
    Reader whoami = reader("auth whoami", "", "", "");
    Start.End out = start(List.of("sh", "-c", "\"$@\" >&-", "sh"), directory, whoami.words()).run();
    assertThat(out.status()).isEqualTo(1);
    assertThat(out.err()).contains("The output could not be written");

    Start.End err =
        start(List.of("sh", "-c", "\"$@\" 2>&-", "sh"), directory, whoami.words()).run();
    assertThat(err.status()).isZero();
    assertThat(err.out()).startsWith("You are");

    Start.End all =
        start(List.of("sh", "-c", "\"$@\" <&- >&- 2>&-", "sh"), directory, whoami.words()).run();
    assertThat(all.status()).isEqualTo(1);
  }

  /** In a locale that is not there, java would put other characters in the place of the letter. */
  @Test
  void namesAreReadInAnyLocaleAndProgramsHaveTheirOwn() throws Exception {
    for (String locale : List.of("de_DE.UTF-8", "C", "xx", "")) {
      Start.End end =
          start(
                  List.of("sh", "-c", "\"$@\"", "sh"),
                  directory,
                  List.of(
                      "-c",
                      "!env; auth use-auth-token @token;"
                          + "auth add projectCreator user:jürgen cluster; auth get cluster -o csv"))
              .with("LC_ALL", locale)
              .run();
      assertThat(end.out()).contains("user:jürgen");
      assertThat(end.lines().stream().filter(line -> line.startsWith("LC_ALL=")).toList())
          .isEqualTo(locale.isEmpty() ? List.of() : List.of("LC_ALL=" + locale));
    }
  }

  @Test
  void whatIsNotUtf8IsRefusedWhereverItComesFrom() throws Exception {
    Path latin = Files.write(directory.resolve("latin"), "user:j\u00fcrgen".getBytes(ISO_8859_1));
    String add = "auth use-auth-token @token; auth add projectCreator";
    for (String given :
        List.of(
            "\"$@\" auth add projectCreator \"$(cat \"$INPUT\")\" cluster",
            "\"$@\" -c \"" + add + " $(cat \"$INPUT\") cluster\"",
            "WHO=$(cat \"$INPUT\") \"$@\" -c '" + add + " $WHO cluster'",
            "\"$@\" -c '" + add + " $(!cat latin) cluster'")) {
      Start.End end = start(List.of("sh", "-c", given, "sh"), latin, List.of()).run();
      assertThat(end.status()).as(given).isEqualTo(2);
      assertThat(end.err()).contains("is not UTF-8 text.").doesNotContain("2 unsaved");
    }
  }
}
