package io.pachsh.context;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.secret.Secret;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The JSON of contexts and settings, streamed: reading it is on the way to every prompt. */
final class ContextsJson {
  private static final int VERSION = 1;
  private static final JsonFactory FACTORY = new JsonFactory();

  private ContextsJson() {}

  static String write(Contexts contexts) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      json.writeStartObject();
      json.writeNumberField("version", VERSION);
      json.writeStringField("active", contexts.active());
      json.writeObjectFieldStart("contexts");
      for (Context context : contexts.byName().values()) {
        json.writeObjectFieldStart(context.name());
        json.writeStringField("kind", "embedded");
        if (context.token().isPresent()) {
          json.writeStringField("token", context.token().get().reveal());
        }
        if (context.isProtected()) {
          json.writeBooleanField("protected", true);
        }
        json.writeEndObject();
      }
      json.writeEndObject();
      if (!contexts.protectedEntries().isEmpty()) {
        json.writeArrayFieldStart("protected_in_pachctl");
        for (String entry : contexts.protectedEntries()) {
          json.writeString(entry);
        }
        json.writeEndArray();
      }
      json.writeObjectFieldStart("settings");
      for (var setting : contexts.settings().entrySet()) {
        json.writeStringField(setting.getKey(), setting.getValue());
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    return text.append('\n').toString();
  }

  /** Reads what {@link #write} wrote; {@code file} is for messages alone. */
  static Contexts read(String text, Path file) throws IOException {
    try (JsonParser json = FACTORY.createParser(text)) {
      return read(json, file);
    } catch (JsonParseException e) {
      throw damaged(
          file,
          "line %d, column %d is no JSON"
              .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
    }
  }

  private static Contexts read(JsonParser json, Path file) throws IOException {
    String active = Context.LOCAL;
    SortedMap<String, Context> contexts = new TreeMap<>();
    SortedSet<String> protectedEntries = new TreeSet<>();
    SortedMap<String, String> settings = new TreeMap<>();
    expect(json, JsonToken.START_OBJECT, file);
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String key = json.currentName();
      json.nextToken();
      if (key.equals("version")) {
        requireKnown(json.getValueAsInt(), file);
      } else if (key.equals("active")) {
        active = json.getValueAsString(Context.LOCAL);
      } else if (key.equals("contexts")) {
        readContexts(json, contexts, file);
      } else if (key.equals("protected_in_pachctl")) {
        while (json.nextToken() == JsonToken.VALUE_STRING) {
          protectedEntries.add(json.getText());
        }
      } else if (key.equals("settings")) {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
          settings.put(json.currentName(), String.valueOf(json.nextTextValue()));
        }
      } else {
        json.skipChildren();
      }
    }
    return new Contexts(active, contexts, protectedEntries, settings);
  }

  private static void readContexts(JsonParser json, SortedMap<String, Context> contexts, Path file)
      throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      Optional<Secret> token = Optional.empty();
      boolean isProtected = false;
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String key = json.currentName();
        json.nextToken();
        if (key.equals("token")) {
          token = Optional.of(Secret.of(json.getValueAsString("")));
        } else if (key.equals("protected")) {
          isProtected = json.getValueAsBoolean();
        } else {
          json.skipChildren();
        }
      }
      try {
        contexts.put(name, new Context(name, token, isProtected));
      } catch (Failure e) {
        throw damaged(file, e.sentence().replaceFirst("\\.$", ""));
      }
    }
  }

  private static void requireKnown(int version, Path file) {
    if (version > VERSION) {
      throw new Failure(
          Exit.FAILED,
          "The contexts in " + file + " were written by a newer pachsh (format " + version + ").",
          "Use that pachsh, or set PACHSH_HOME to another directory.");
    }
  }

  private static void expect(JsonParser json, JsonToken token, Path file) throws IOException {
    if (json.nextToken() != token) {
      throw damaged(file, "it does not begin with '{'");
    }
  }

  private static Failure damaged(Path file, String what) {
    return new Failure(
        Exit.FAILED,
        "The contexts in " + file + " are damaged: " + what + ".",
        "The file was left as it is. Mend it, or move it away to begin with fresh contexts.");
  }
}
