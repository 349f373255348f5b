package io.pachsh.language;

import java.util.List;

/** Chains that run one after the other, whatever their status. */
public record CommandList(List<Chain> chains) {
  public CommandList {
    chains = List.copyOf(chains);
  }
}
