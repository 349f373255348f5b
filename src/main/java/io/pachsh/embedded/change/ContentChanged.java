package io.pachsh.embedded.change;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.embedded.state.ClusterState;
import io.pachsh.embedded.state.DamagedException;
import io.pachsh.embedded.state.DefaultsEdit;
import io.pachsh.embedded.state.Edit;
import io.pachsh.embedded.state.EditJson;
import io.pachsh.embedded.state.JsonObject;
import io.pachsh.embedded.state.MemberEdit;
import io.pachsh.embedded.state.PlaceEdit;
import io.pachsh.embedded.state.RolesEdit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Pieces of the content were set, all at once.
 *
 * @param undone how many changes an undo took back; 0 for every other cause
 */
public record ContentChanged(Stamp stamp, Cause cause, int undone, List<Edit> edits)
    implements Change {
  private static final int SHOWN = 3;

  private static final Set<String> OWNERS = Set.of("projectOwner", "repoOwner");

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
    Set<Resource> made = new TreeSet<>();
    for (Edit edit : edits) {
      if (edit instanceof PlaceEdit) {
        edit.about().ifPresent(made::add);
      }
    }
    List<Edit> entries =
        edits.stream()
            .filter(edit -> edit instanceof RolesEdit || edit instanceof MemberEdit)
            .filter(edit -> !isMakers(edit, made))
            .toList();
    List<String> parts = new ArrayList<>();
    if (!made.isEmpty()) {
      parts.add(made(made));
    }
    if (entries.size() == 1) {
      parts.add(descriptions(entries));
    } else if (!entries.isEmpty() || made.isEmpty()) {
      parts.add("%d entries changed".formatted(entries.size()) + Edit.names(entries));
    }
    return String.join("; ", parts);
  }

  /** Whether it makes somebody the owner of what they made. */
  private boolean isMakers(Edit edit, Set<Resource> made) {
    return edit instanceof RolesEdit roles
        && made.contains(roles.resource())
        && stamp.actor().filter(roles.principal()::equals).isPresent()
        && OWNERS.containsAll(roles.roles());
  }

  /** Such as {@code 1 project and 2 repos made}, which are named where they are few. */
  private static String made(Set<Resource> places) {
    long projects = places.stream().filter(place -> place.type() == Resource.Type.PROJECT).count();
    long repos = places.size() - projects;
    List<String> parts = new ArrayList<>();
    if (projects > 0) {
      parts.add(projects + (projects == 1 ? " project" : " projects"));
    }
    if (repos > 0) {
      parts.add(repos + (repos == 1 ? " repo" : " repos"));
    }
    int more = places.size() - SHOWN;
    return String.join(" and ", parts)
        + " made ("
        + places.stream().limit(SHOWN).map(Resource::text).collect(Collectors.joining(", "))
        + (more > 0 ? " and " + more + " more)" : ")");
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
