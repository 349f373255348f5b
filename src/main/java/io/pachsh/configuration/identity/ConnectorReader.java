package io.pachsh.configuration.identity;

import io.pachsh.configuration.Section;
import io.pachsh.document.DamagedTextException;
import io.pachsh.document.SourceText;
import io.pachsh.document.YamlText;
import io.pachsh.failure.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/**
 * Reads a connector that a person wrote, in YAML 1.2 or JSON, in the shape of {@code pachctl idp
 * get-connector}. What is wrong is answered with its line and column and a caret below it; no
 * secret is quoted.
 */
public final class ConnectorReader {
  private static final String TO_GIVE =
      "Give it with -f FILE, with '< FILE', or as a here-document.";

  private ConnectorReader() {}

  /**
   * Reads a connector that is to be made, which has to be whole.
   *
   * @throws Failure with {@code Exit.FAILED}, for what is wrong is the content
   */
  public static ConnectorDraft whole(String text) {
    return read(text, true, id -> "");
  }

  /**
   * Reads what is to become of a stored connector; all but its id can be left out.
   *
   * @param typeOf the type of the stored connector of an id, asked when the text names none
   * @throws Failure as above
   */
  public static ConnectorDraft update(String text, UnaryOperator<String> typeOf) {
    return read(text, false, typeOf);
  }

  private static ConnectorDraft read(String text, boolean whole, UnaryOperator<String> typeOf) {
    SourceText source = new SourceText("connector", true, text);
    try {
      Section top = new Section(source, YamlText.root(source, TO_GIVE), IdentityPlace.CONNECTOR);
      if (whole) {
        top.require("id", "name", "type", "config");
      } else {
        top.require("id");
      }
      String id = PlainName.in(top, "id", true);
      String name = PlainName.in(top, "name", whole);
      String type = type(top, whole);
      List<String> notes = new ArrayList<>();
      Optional<ConfigTree> config = Optional.empty();
      if (top.has("config")) {
        TreeReader reader = new TreeReader(source, type.isEmpty() ? typeOf.apply(id) : type, notes);
        config = Optional.of(reader.read(top.node("config")));
        requireSome(top, config.get());
      }
      OptionalLong version =
          top.has("version") ? OptionalLong.of(top.number("version")) : OptionalLong.empty();
      return new ConnectorDraft(id, name, type, version, config, notes);
    } catch (DamagedTextException e) {
      throw e.failure();
    }
  }

  /** pachd takes an empty configuration for none. */
  private static void requireSome(Section top, ConfigTree config) {
    if (config.isEmpty()) {
      boolean any = !config.type().isEmpty() && config.keys().isEmpty();
      throw top.failure(
          "config",
          "`config` is empty, which pachd takes for none",
          any ? "write any key in it, such as `config: {unused: true}`" : "write its keys in it");
    }
  }

  private static String type(Section top, boolean wanted) {
    String type = PlainName.in(top, "type", wanted);
    if (!type.isEmpty() && ConnectorType.named(type).isEmpty()) {
      throw top.failure(
          "type",
          "there is no connector type `%s`".formatted(type),
          ConnectorType.meantBy(type)
              .map("did you mean `%s`?"::formatted)
              .orElseGet(
                  () ->
                      "known: "
                          + String.join(
                              ", ",
                              ConnectorType.all().stream().map(ConnectorType::name).toList())));
    }
    return type;
  }
}
