package io.pachsh.completion;

import java.util.List;

/**
 * One more principal of a list, or the resource that ends it: the resource while the word may begin
 * one, and when nothing is typed yet.
 */
final class PrincipalsOrResource implements ValueCompleter {
  private static final List<String> BEGINNINGS = List.of("cluster", "project:", "repo:");

  private final LiveNames live;

  PrincipalsOrResource(LiveNames live) {
    this.live = live;
  }

  @Override
  public Candidates choice(CompletionRequest request) {
    ClusterNames names = live.of(request.context());
    if (beginsResource(request.typed())) {
      return new Resources(live).choice(request);
    }
    return new Resources(live)
        .otherwise(request)
        .orElseGet(() -> Candidates.of(names.principals()));
  }

  private static boolean beginsResource(String typed) {
    return BEGINNINGS.stream()
        .anyMatch(beginning -> beginning.startsWith(typed) || typed.startsWith(beginning));
  }
}
