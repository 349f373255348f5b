package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.access.Permission;
import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.command.Command;
import io.pachsh.command.CommandTree;
import io.pachsh.command.TokenHash;
import io.pachsh.console.Streams;
import io.pachsh.console.Terminals;
import io.pachsh.screen.Presentation.Mode;
import io.pachsh.secret.Secret;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** One command object serves many lines: nothing of one line may be left for the next. */
class CleanSlateTest {
  @TempDir static Path home;

  @ParameterizedTest(name = "{0}")
  @MethodSource("commands")
  void aBareLineAfterAFullOneFindsTheFieldsOfAFreshCommand(String path, CommandTree.Entry entry)
      throws Exception {
    Command used = (Command) entry.maker().get();
    Command fresh = (Command) entry.maker().get();
    CommandLine line = line(used);
    List<String> words = everyOptionAndArgument(line);

    CommandLine.ParseResult full = line.parseArgs(words.toArray(String[]::new));
    assertThat(full.errors()).isEmpty();
    assertThat(full.matchedArgs()).hasSize(line.getCommandSpec().args().size());
    var unusedResult = line.parseArgs();
    CommandLine other = line(fresh);
    var unusedFresh = other.parseArgs();

    assertThat(read(line)).isEqualTo(read(other));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("commands")
  void everyCommandKeepsItsArgumentsInFieldsOfItsOwnAndInNoGroup(
      String path, CommandTree.Entry entry) throws IllegalAccessException {
    Command command = (Command) entry.maker().get();

    CommandLine.Model.CommandSpec spec = line(command).getCommandSpec();

    assertThat(spec.argGroups()).as("@ArgGroup is not reset between lines").isEmpty();
    assertThat(spec.args()).hasSameSizeAs(annotated(command));
  }

  static Stream<Arguments> commands() {
    return tree().entries().stream()
        .filter(entry -> entry.maker().get() instanceof Command)
        .map(entry -> Arguments.of(entry.path(), entry));
  }

  private static CommandTree tree() {
    PrintStream unseen =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Streams streams = new Streams(InputStream.nullInputStream(), false, unseen, unseen);
    Iterator<String> nothing = List.<String>of().iterator();
    ProcessEnvironment process =
        new ProcessEnvironment(
            streams,
            streams,
            new Terminals(false, false, false),
            Map.of("PACHSH_HOME", home.toString()),
            home,
            interrupts -> new TypingConsole(nothing, unseen, () -> {}));
    try (Application application =
        new Application(new Options(), Mode.SCRIPT, process, TutorialSandbox::open)) {
      return application.execution().tree();
    }
  }

  private static CommandLine line(Command command) {
    CommandLine line = new CommandLine(command);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.registerConverter(Secret.class, Secret::of);
    line.registerConverter(TokenHash.class, TokenHash::new);
    line.registerConverter(Duration.class, Duration::parse);
    line.registerConverter(Principal.class, Principal::new);
    line.registerConverter(Resource.class, text -> Resource.CLUSTER);
    line.registerConverter(Permission.class, text -> Permission.REPO_READ);
    line.getCommandSpec().parser().collectErrors(true);
    return line;
  }

  private static List<String> everyOptionAndArgument(CommandLine line) {
    List<String> words = new ArrayList<>();
    for (OptionSpec option : line.getCommandSpec().options()) {
      words.add(option.longestName());
      if (option.arity().min() > 0) {
        words.add(sample(option));
      }
    }
    for (PositionalParamSpec argument : line.getCommandSpec().positionalParameters()) {
      words.addAll(Collections.nCopies(Math.max(1, argument.arity().min()), sample(argument)));
    }
    return words;
  }

  private static String sample(ArgSpec argument) {
    Class<?> type = argument.auxiliaryTypes()[0];
    if (type.isEnum()) {
      Object[] values = type.getEnumConstants();
      return values[values.length - 1].toString();
    }
    if (type == Duration.class) {
      return "PT1H17M";
    }
    return type == int.class || type == Integer.class || type == long.class ? "4711" : "robot:x";
  }

  /** The fields that a line fills, those of what is mixed in included. */
  private static List<Field> annotated(Object parts) throws IllegalAccessException {
    List<Field> fields = new ArrayList<>();
    for (Field field : parts.getClass().getDeclaredFields()) {
      if (field.isAnnotationPresent(CommandLine.Mixin.class)) {
        field.setAccessible(true);
        fields.addAll(annotated(field.get(parts)));
      } else if (field.getDeclaredAnnotations().length > 0
          && !field.isAnnotationPresent(CommandLine.Spec.class)) {
        fields.add(field);
      }
    }
    return fields;
  }

  /** What the fields behind all options and arguments hold. */
  private static Map<String, Object> read(CommandLine line) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (ArgSpec argument : line.getCommandSpec().args()) {
      Object value = argument.getValue();
      values.put(
          String.valueOf(argument.userObject()),
          value instanceof Secret secret ? secret.reveal() : value);
    }
    return values;
  }
}
