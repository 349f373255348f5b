package io.pachsh.embedded.state;

import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.cluster.PipelineDefaults;
import io.pachsh.secret.Secret;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the defaults of a project's pipelines are, or of the whole cluster's. */
public record DefaultsEdit(Resource place, PipelineDefaults defaults) implements Edit {
  static final String KIND = "pipeline-defaults";

  @Override
  public ClusterState on(ClusterState before) {
    return before.with(before.places().with(place, defaults));
  }

  @Override
  public DefaultsEdit back(ClusterState state) {
    return new DefaultsEdit(
        place, state.places().defaults().getOrDefault(place, PipelineDefaults.NONE));
  }

  @Override
  public DefaultsEdit piece() {
    return new DefaultsEdit(place, PipelineDefaults.NONE);
  }

  /** Without what they are: variables of pipelines may hold passwords. */
  @Override
  public Optional<Resource> about() {
    return Optional.of(place);
  }

  @Override
  public String description() {
    String of = place.toString().strip();
    return defaults.equals(PipelineDefaults.NONE)
        ? of + " has no pipeline defaults"
        : of + " has pipeline defaults";
  }

  @Override
  public DefaultsEdit masked() {
    return defaults.equals(PipelineDefaults.NONE)
        ? this
        : new DefaultsEdit(
            place, new PipelineDefaults(Secret.MASK, defaults.setBy(), defaults.set()));
  }

  @Override
  public List<String> row() {
    List<String> row = new ArrayList<>(List.of(KIND, place.type().name(), place.name()));
    if (!defaults.equals(PipelineDefaults.NONE)) {
      row.add(defaults.json());
      row.add(defaults.setBy().map(Principal::text).orElse(""));
      row.add(defaults.set().map(Instant::toString).orElse(""));
    }
    return row;
  }

  static DefaultsEdit read(Resource place, List<String> row) throws DamagedException {
    if (row.size() == 3) {
      return new DefaultsEdit(place, PipelineDefaults.NONE);
    }
    return new DefaultsEdit(
        place,
        new PipelineDefaults(
            row.get(3),
            EditJson.column(row, 4).isEmpty()
                ? Optional.empty()
                : Optional.of(new Principal(row.get(4))),
            EditJson.instant(EditJson.column(row, 5))));
  }
}
