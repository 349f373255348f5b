package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.secret.Secret;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * No record prints a secret: tokens, secrets and passwords are {@link Secret}s by type, and a
 * record that holds a text in which one may stand does not print that text.
 */
class SecretRecordsTest {
  private static final Path CLASSES = Path.of("target/classes");
  private static final String PLANT = "planted-s3cret";

  /** What components are called that hold a secret. */
  private static final Pattern SECRET =
      Pattern.compile("(?i)(token|secret|password|passphrase|verifier|cookie|authorization|jwk)$");

  /** Components of such a name that hold something else. */
  private static final Set<String> HARMLESS =
      Set.of(
          "io.pachsh.embedded.state.Token.refreshToken", // Holds one as a Secret.
          "io.pachsh.embedded.change.RefreshTokenChanged.refreshToken", // The same.
          "io.pachsh.access.TokenClaims.idToken", // The claims in one.
          "io.pachsh.issuer.Paths.token", // A path.
          "io.pachsh.issuer.Paths$Device.authorization", // A path.
          "io.pachsh.oidc.Metadata$Endpoints.token" // An address.
          );

  /** What components are called that hold whatever came, secrets among it. */
  private static final Pattern TEXT =
      Pattern.compile(
          "body|environment|form|headers|members|arguments|source|head|abandoned|state");

  /** Records whose text may hold a secret, and their components that do. */
  private static final Map<String, String> TEXTS =
      Map.of(
          "io.pachsh.document.SourceText", "text",
          "io.pachsh.config.Node$Leaf", "value",
          "io.pachsh.interpreter.ExpandedCommand", "words",
          "io.pachsh.session.Variables$Snapshot", "values",
          "io.pachsh.command.CommandTree$Resolution$Unknown", "line",
          "io.pachsh.console.Input$Line", "text",
          "io.pachsh.embedded.change.SessionNoted", "text",
          "io.pachsh.language.Part$Literal", "text",
          "io.pachsh.output.Fields", "values",
          "io.pachsh.rehearsal.LandingPage", "text");

  /** Records with a component of such a name that is no text from outside. */
  private static final Set<String> PLAIN =
      Set.of(
          "io.pachsh.cluster.AuditChain", // The hash of a record.
          "io.pachsh.issuer.RedirectTarget" // The client's state comes back in a public address.
          );

  @Test
  void whatIsCalledASecretIsASecret() throws Exception {
    Set<String> wrong = new TreeSet<>();
    for (Class<?> type : records()) {
      for (RecordComponent component : type.getRecordComponents()) {
        String name = type.getName() + "." + component.getName();
        if (SECRET.matcher(component.getName()).find()
            && isText(component.getGenericType())
            && !HARMLESS.contains(name)) {
          wrong.add(name);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> noRecordPrintsTheTextInWhichASecretMayStand() throws Exception {
    List<DynamicTest> tests =
        records().stream()
            .filter(SecretRecordsTest::holdsText)
            .map(
                type ->
                    DynamicTest.dynamicTest(
                        type.getName(),
                        () -> assertThat(planted(type).toString()).doesNotContain(PLANT)))
            .toList();
    assertThat(tests).hasSizeGreaterThan(TEXTS.size() + 5);
    return tests.stream();
  }

  private static boolean holdsText(Class<?> type) {
    if (PLAIN.contains(type.getName())) {
      return false;
    }
    return Arrays.stream(type.getRecordComponents()).anyMatch(c -> isTextOf(type, c));
  }

  private static boolean isTextOf(Class<?> type, RecordComponent component) {
    return component.getName().equals(TEXTS.get(type.getName()))
        || (TEXT.matcher(component.getName()).matches() && isText(component.getGenericType()));
  }

  private static boolean isText(Type type) {
    return type.getTypeName().contains("java.lang.String")
        || type.getTypeName().contains("java.lang.Object");
  }

  /** A record with the planted text where a secret can stand. */
  private static Object planted(Class<?> type) throws ReflectiveOperationException {
    return made(type, PLANT);
  }

  private static Object made(Class<?> type, String plant) throws ReflectiveOperationException {
    RecordComponent[] components = type.getRecordComponents();
    Object[] values = new Object[components.length];
    Class<?>[] types = new Class<?>[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      values[i] =
          value(components[i].getGenericType(), isTextOf(type, components[i]) ? plant : "other");
    }
    Constructor<?> constructor = type.getDeclaredConstructor(types);
    constructor.setAccessible(true);
    return constructor.newInstance(values);
  }

  private static @Nullable Object value(Type generic, String text)
      throws ReflectiveOperationException {
    Class<?> type = raw(generic);
    if (type == String.class || type == Object.class) {
      return text;
    } else if (type == Secret.class) {
      return Secret.of(text);
    } else if (type == boolean.class) {
      return true;
    } else if (type == int.class) {
      return 1;
    } else if (type == long.class) {
      return 1L;
    } else if (type == Optional.class) {
      return Optional.ofNullable(value(argument(generic, 0), text));
    } else if (type == OptionalInt.class) {
      return OptionalInt.of(1);
    } else if (type == List.class || type == Iterable.class) {
      return items(generic, text).toList();
    } else if (type == Set.class) {
      return Set.copyOf(items(generic, text).toList());
    } else if (Map.class.isAssignableFrom(type)) {
      Map<Object, Object> map = type == Map.class ? new LinkedHashMap<>() : new TreeMap<>();
      Object value = value(argument(generic, 1), text);
      map.put("key", value == null ? text : value);
      return map;
    } else if (type == Path.class) {
      return Path.of("file");
    } else if (type == URI.class) {
      return URI.create("http://localhost/path?" + text);
    } else if (type == Instant.class) {
      return Instant.EPOCH;
    } else if (type == Duration.class) {
      return Duration.ZERO;
    } else if (type.isEnum()) {
      return type.getEnumConstants()[0];
    } else if (type.isRecord()) {
      return made(type, "other");
    } else if (type.isSealed()) {
      return value(type.getPermittedSubclasses()[0], text);
    }
    return null;
  }

  private static Stream<Object> items(Type generic, String text)
      throws ReflectiveOperationException {
    return Stream.ofNullable(value(argument(generic, 0), text));
  }

  private static Type argument(Type generic, int index) {
    return generic instanceof ParameterizedType type
        ? type.getActualTypeArguments()[index]
        : Object.class;
  }

  private static Class<?> raw(Type generic) {
    return generic instanceof ParameterizedType type
        ? (Class<?>) type.getRawType()
        : generic instanceof Class<?> plain ? plain : Object.class;
  }

  private static List<Class<?>> records() throws IOException, ClassNotFoundException {
    try (Stream<Path> files = Files.walk(CLASSES.resolve("io/pachsh"))) {
      List<String> names =
          files
              .map(file -> CLASSES.relativize(file).toString())
              .filter(file -> file.endsWith(".class") && !file.contains("/wire/"))
              .map(file -> file.replaceFirst("\\.class$", "").replace('/', '.'))
              .sorted()
              .toList();
      Stream.Builder<Class<?>> found = Stream.builder();
      for (String name : names) {
        Class<?> type = Class.forName(name, false, SecretRecordsTest.class.getClassLoader());
        if (type.isRecord()) {
          found.add(type);
        }
      }
      return found.build().toList();
    }
  }
}
