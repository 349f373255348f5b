package io.pachsh.embedded.state;

import io.pachsh.access.Resource;
import java.util.List;
import java.util.Optional;

/** Whether a resource has a binding, be it empty; one that is to go must be empty. */
public record BindingEdit(Resource resource, boolean exists) implements Edit {
  static final String KIND = "binding";

  @Override
  public ClusterState on(ClusterState before) {
    Bindings bindings = before.bindings();
    return before.with(exists ? bindings.opened(resource) : bindings.without(resource));
  }

  @Override
  public BindingEdit back(ClusterState state) {
    return new BindingEdit(resource, state.binding(resource).isPresent());
  }

  @Override
  public BindingEdit piece() {
    return new BindingEdit(resource, false);
  }

  @Override
  public Optional<Resource> about() {
    return Optional.of(resource);
  }

  @Override
  public String description() {
    return "%s %s".formatted(resource, exists ? "can have roles bound" : "has no binding");
  }

  @Override
  public List<String> row() {
    return List.of(KIND, resource.type().name(), resource.name(), EditJson.text(exists));
  }
}
