package io.pachsh.embedded.change;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.embedded.state.BindingEdit;
import io.pachsh.embedded.state.ClusterState;
import io.pachsh.embedded.state.DamagedException;
import io.pachsh.embedded.state.DefaultsEdit;
import io.pachsh.embedded.state.Edit;
import io.pachsh.embedded.state.EditJson;
import io.pachsh.embedded.state.JsonObject;
import io.pachsh.embedded.state.PlaceEdit;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Pieces of the content were set, all at once.
 *
 * @param undone how many changes an undo took back; 0 for every other cause
 */
public record ContentChanged(Stamp stamp, Cause cause, int undone, List<Edit> edits)
    implements Change {
  private static final int SHOWN = 3;

  /** What they were set for. */
  public enum Cause {
    /** The identity service: its set-up, connectors or clients. */
    IDENTITY("identity-changed"),

    /** Projects and repos: descriptions, defaults, or whether they exist at all. */
    PLACES("places-changed"),

    /** Bindings and groups were made like a policy. */
    POLICY("policy-applied"),

    /** Roles of several principals on one resource. */
    ROLES("roles-changed"),

    /** The content from before the last changes to it was brought back; tokens were not. */
    UNDO("undone");

    private final String kind;

    Cause(String kind) {
      this.kind = kind;
    }

    /** The one that the journal calls so. */
    static Cause of(String kind) throws DamagedException {
      for (Cause cause : values()) {
        if (cause.kind.equals(kind)) {
          return cause;
        }
      }
      throw new DamagedException("it holds the unknown change '" + kind + "'");
    }
  }

  public ContentChanged {
    edits = List.copyOf(edits);
  }

  public ContentChanged(Stamp stamp, Cause cause, List<Edit> edits) {
    this(stamp, cause, 0, edits);
  }

  public static ContentChanged undone(Stamp stamp, int count, List<Edit> edits) {
    return new ContentChanged(stamp, Cause.UNDO, count, edits);
  }

  @Override
  public String kind() {
    return cause.kind;
  }

  @Override
  public ClusterState on(ClusterState before) {
    return Edit.all(edits, before);
  }

  @Override
  public List<Edit> edits(ClusterState before) {
    return edits;
  }

  @Override
  public String description() {
    return switch (cause) {
      case IDENTITY -> descriptions(edits);
      case PLACES ->
          firstFew(
              edits.stream()
                  .filter(edit -> edit instanceof PlaceEdit || edit instanceof DefaultsEdit)
                  .toList());
      case POLICY -> "access policy applied: " + policy();
      case ROLES -> firstFew(edits);
      case UNDO ->
          (undone == 1 ? "the last change undone" : "the last " + undone + " changes undone")
              + (edits.size() == 1 ? ": " + descriptions(edits) : Edit.names(edits));
    };
  }

  /** The places that were made, and what became of entries. */
  private String policy() {
    List<Edit> places = edits.stream().filter(PlaceEdit.class::isInstance).toList();
    List<Edit> entries =
        edits.stream()
            .filter(edit -> !(edit instanceof PlaceEdit || edit instanceof BindingEdit))
            .toList();
    String changed =
        entries.size() == 1
            ? descriptions(entries)
            : "%d entries changed".formatted(entries.size()) + Edit.names(entries);
    return places.isEmpty() ? changed : firstFew(places) + "; " + changed;
  }

  private static String firstFew(List<Edit> edits) {
    int more = edits.size() - SHOWN;
    return more > 0
        ? descriptions(edits.subList(0, SHOWN)) + "; and " + more + " more"
        : descriptions(edits);
  }

  private static String descriptions(List<Edit> edits) {
    return edits.stream().map(Edit::description).collect(Collectors.joining("; "));
  }

  @Override
  public Set<Principal> concerned() {
    // What becomes of places and of the identity service is about nobody.
    return cause == Cause.PLACES || cause == Cause.IDENTITY ? Set.of() : Edit.concerned(edits);
  }

  @Override
  public ContentChanged masked() {
    return new ContentChanged(stamp, cause, undone, edits.stream().map(Edit::masked).toList());
  }

  @Override
  public Set<Resource> resources() {
    return Edit.resources(edits);
  }

  @Override
  public void write(JsonGenerator json) throws IOException {
    if (cause == Cause.UNDO) {
      json.writeNumberField("count", undone);
    }
    json.writeFieldName("edits");
    EditJson.write(json, edits);
  }

  static ContentChanged read(Stamp stamp, Cause cause, JsonObject json) throws IOException {
    int undone = cause == Cause.UNDO ? Math.toIntExact(json.number("count")) : 0;
    return new ContentChanged(stamp, cause, undone, EditJson.readAll(json.rows("edits")));
  }
}
