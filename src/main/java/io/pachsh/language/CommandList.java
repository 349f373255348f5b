package io.pachsh.language;

import java.util.ArrayList;
import java.util.List;

/** Chains that run one after the other, whatever their status. */
public record CommandList(List<Chain> chains) {
  public CommandList {
    chains = List.copyOf(chains);
  }

  /** The command at the head of each pipeline, in order. */
  public List<SimpleCommand> simpleCommands() {
    List<SimpleCommand> all = new ArrayList<>();
    for (Chain chain : chains) {
      all.add(chain.first().first());
      chain.rest().forEach(link -> all.add(link.pipeline().first()));
    }
    return all;
  }
}
