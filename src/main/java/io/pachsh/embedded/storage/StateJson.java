package io.pachsh.embedded.storage;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.LiveConfiguration;
import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.cluster.PlaceDetails;
import io.pachsh.embedded.state.Bindings;
import io.pachsh.embedded.state.ClusterState;
import io.pachsh.embedded.state.ConfigurationJson;
import io.pachsh.embedded.state.DamagedException;
import io.pachsh.embedded.state.DefaultsEdit;
import io.pachsh.embedded.state.Edit;
import io.pachsh.embedded.state.EditJson;
import io.pachsh.embedded.state.Groups;
import io.pachsh.embedded.state.Identities;
import io.pachsh.embedded.state.JsonObject;
import io.pachsh.embedded.state.PlaceEdit;
import io.pachsh.embedded.state.Places;
import io.pachsh.embedded.state.Token;
import io.pachsh.embedded.state.TokenJson;
import io.pachsh.embedded.state.Tokens;
import io.pachsh.embedded.state.UndoHistory;
import io.pachsh.embedded.state.UndoStep;
import io.pachsh.secret.Secret;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pcollections.PSet;

/** A cluster's state as members of a JSON object; everything large is rows of text, streamed. */
final class StateJson {
  private StateJson() {}

  static void write(JsonGenerator json, ClusterState state) throws IOException {
    json.writeStringField("deployment", state.deploymentId());
    json.writeNumberField("version", state.live().version());
    if (state.live().configuration().isPresent()) {
      json.writeFieldName("configuration");
      ConfigurationJson.write(json, state.live().configuration().get());
    }
    json.writeArrayFieldStart("places");
    for (Map.Entry<String, PSet<String>> place : state.places().reposByProject().entrySet()) {
      writeRow(json, List.of(place.getKey()), place.getValue());
    }
    json.writeEndArray();
    writePlaceDetails(json, state.places());
    json.writeArrayFieldStart("bindings");
    for (Resource resource : state.bindings().byResource().keySet()) {
      writeBinding(json, resource, state.bindings().of(resource).orElseThrow());
    }
    json.writeEndArray();
    json.writeArrayFieldStart("tokens");
    for (Token token : state.tokens().all()) {
      TokenJson.write(json, token);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("groups");
    for (Principal member : state.groups().byMember().keySet()) {
      List<String> groups = state.groups().of(member).stream().map(Principal::text).toList();
      writeRow(json, List.of(member.text()), groups);
    }
    json.writeEndArray();
    writeEmptyGroups(json, state.groups());
    writeIdentities(json, state.identities());
    json.writeArrayFieldStart("past");
    for (UndoStep step : state.history().steps()) {
      json.writeStartArray();
      json.writeNumber(step.number());
      EditJson.writeRows(json, step.edits());
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  /** Written only where there is something, as below. */
  private static void writeIdentities(JsonGenerator json, Identities identities)
      throws IOException {
    List<Edit> edits = identities.edits();
    if (!edits.isEmpty()) {
      json.writeFieldName("identities");
      EditJson.write(json, edits);
    }
    if (!identities.signingKeys().isEmpty()) {
      json.writeStringField("signing_keys", identities.signingKeys().reveal());
    }
  }

  /** Written only where there is something: what was made before these were kept has none. */
  private static void writePlaceDetails(JsonGenerator json, Places places) throws IOException {
    if (!places.known().isEmpty()) {
      json.writeArrayFieldStart("place_details");
      for (Map.Entry<Resource, PlaceDetails> place : places.known().entrySet()) {
        writeRow(
            json,
            List.of(place.getKey().type().name(), place.getKey().name()),
            PlaceEdit.columns(place.getValue()));
      }
      json.writeEndArray();
    }
    if (!places.defaults().isEmpty()) {
      List<Edit> edits = new ArrayList<>();
      places.defaults().forEach((place, set) -> edits.add(new DefaultsEdit(place, set)));
      json.writeFieldName("pipeline_defaults");
      EditJson.write(json, edits);
    }
  }

  private static void writeEmptyGroups(JsonGenerator json, Groups groups) throws IOException {
    json.writeArrayFieldStart("empty_groups");
    for (Principal group : groups.members().keySet()) {
      if (groups.membersOf(group).isEmpty()) {
        json.writeString(group.text());
      }
    }
    json.writeEndArray();
  }

  /** One row for the resource itself, so that an empty binding is kept, then one for each entry. */
  private static void writeBinding(
      JsonGenerator json, Resource resource, Map<Principal, Set<String>> entries)
      throws IOException {
    List<String> place = List.of(resource.type().name(), resource.name());
    writeRow(json, place, List.of());
    for (Map.Entry<Principal, Set<String>> entry : entries.entrySet()) {
      writeRow(
          json,
          List.of(place.get(0), place.get(1), entry.getKey().text()),
          entry.getValue().stream().sorted().toList());
    }
  }

  private static void writeRow(JsonGenerator json, List<String> key, Iterable<String> values)
      throws IOException {
    json.writeStartArray();
    for (String column : key) {
      json.writeString(column);
    }
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }

  /** Reads the members from the parser's current token on, up to the end of the object. */
  static ClusterState read(JsonParser parser) throws IOException {
    ClusterState state = ClusterState.brandNew("").with(Places.NONE);
    while (parser.currentToken() == JsonToken.FIELD_NAME) {
      String member = parser.currentName();
      parser.nextToken();
      state = readMember(parser, member, state);
      parser.nextToken();
    }
    if (parser.currentToken() != JsonToken.END_OBJECT) {
      throw new DamagedException("it ends too early");
    }
    return state;
  }

  private static ClusterState readMember(JsonParser parser, String member, ClusterState state)
      throws IOException {
    LiveConfiguration live = state.live();
    return switch (member) {
      case "deployment" -> state.named(parser.getText());
      case "version" ->
          state.with(new LiveConfiguration(parser.getLongValue(), live.configuration()));
      case "configuration" ->
          state.with(new LiveConfiguration(live.version(), Optional.of(configuration(parser))));
      case "places" -> state.with(readPlaces(parser));
      case "place_details" -> state.with(readPlaceDetails(parser, state.places()));
      case "bindings" -> state.with(readBindings(parser));
      case "tokens" -> state.with(readTokens(parser));
      case "groups" -> state.with(readGroups(parser));
      case "empty_groups" -> state.with(readEmptyGroups(parser, state.groups()));
      case "identities", "pipeline_defaults" -> readEdits(parser, state);
      case "signing_keys" ->
          state.with(state.identities().withSigningKeys(Secret.of(parser.getText())));
      case "past" -> state.with(readPast(parser));
      default -> throw new DamagedException("it holds the unknown member '" + member + "'");
    };
  }

  private static AuthConfiguration configuration(JsonParser parser) throws IOException {
    if (!(JsonObject.value(parser) instanceof JsonObject object)) {
      throw new DamagedException("its configuration is not an object");
    }
    return ConfigurationJson.read(object);
  }

  private static Places readPlaces(JsonParser parser) throws IOException {
    Places places = Places.NONE;
    while (parser.nextToken() == JsonToken.START_ARRAY) {
      List<String> row = row(parser, 1);
      places = places.with(Resource.project(row.get(0)));
      for (String repo : row.subList(1, row.size())) {
        places = places.with(Resource.repo(row.get(0), repo));
      }
    }
    return places;
  }

  private static Places readPlaceDetails(JsonParser parser, Places known) throws IOException {
    Places places = known;
    while (parser.nextToken() == JsonToken.START_ARRAY) {
      List<String> row = row(parser, 5);
      Resource place = new Resource(Resource.Type.valueOf(row.get(0)), row.get(1));
      places = places.with(place, PlaceEdit.details(row.subList(2, row.size())));
    }
    return places;
  }

  private static Bindings readBindings(JsonParser parser) throws IOException {
    Bindings bindings = Bindings.NONE;
    while (parser.nextToken() == JsonToken.START_ARRAY) {
      List<String> row = row(parser, 2);
      Resource resource = new Resource(Resource.Type.valueOf(row.get(0)), row.get(1));
      bindings =
          row.size() == 2
              ? bindings.opened(resource)
              : bindings.with(resource, new Principal(row.get(2)), row.subList(3, row.size()));
    }
    return bindings;
  }

  private static Tokens readTokens(JsonParser parser) throws IOException {
    Tokens tokens = Tokens.NONE;
    while (parser.nextToken() == JsonToken.START_ARRAY) {
      tokens = tokens.with(TokenJson.read(row(parser, 3)));
    }
    return tokens;
  }

  private static Groups readGroups(JsonParser parser) throws IOException {
    Groups groups = Groups.NONE;
    while (parser.nextToken() == JsonToken.START_ARRAY) {
      List<String> row = row(parser, 1);
      groups =
          groups.with(
              new Principal(row.get(0)),
              row.subList(1, row.size()).stream().map(Principal::new).toList());
    }
    return groups;
  }

  private static Groups readEmptyGroups(JsonParser parser, Groups known) throws IOException {
    Groups groups = known;
    while (parser.nextToken() == JsonToken.VALUE_STRING) {
      groups = groups.opened(new Principal(parser.getText()));
    }
    return groups;
  }

  private static ClusterState readEdits(JsonParser parser, ClusterState state) throws IOException {
    ClusterState next = state;
    while (parser.nextToken() == JsonToken.START_ARRAY) {
      next = EditJson.read(row(parser, 1)).on(next);
    }
    return next;
  }

  private static UndoHistory readPast(JsonParser parser) throws IOException {
    UndoHistory history = UndoHistory.NONE;
    while (parser.nextToken() == JsonToken.START_ARRAY) {
      long number = 0;
      List<Edit> step = new ArrayList<>();
      JsonToken token = parser.nextToken();
      if (token == JsonToken.VALUE_NUMBER_INT) {
        number = parser.getLongValue();
        token = parser.nextToken();
      }
      for (; token == JsonToken.START_ARRAY; token = parser.nextToken()) {
        step.add(EditJson.read(row(parser, 1)));
      }
      history = history.plus(new UndoStep(number, step));
    }
    return history;
  }

  private static List<String> row(JsonParser parser, int columns) throws IOException {
    List<String> row = new ArrayList<>();
    while (parser.nextToken() == JsonToken.VALUE_STRING) {
      row.add(parser.getText());
    }
    if (row.size() < columns || parser.currentToken() != JsonToken.END_ARRAY) {
      throw new DamagedException("it holds a row that is too short or not of text");
    }
    return row;
  }
}
