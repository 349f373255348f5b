package io.pachsh.language;

import java.util.ArrayList;
import java.util.List;

/** Chains that run one after the other, whatever their status. */
public record CommandList(List<Chain> chains) {
  public CommandList {
    chains = List.copyOf(chains);
  }

  /**
   * Every command in it: the parts of each pipeline in order, each followed by the commands that
   * are substituted into it.
   */
  public List<SimpleCommand> everyCommand() {
    List<SimpleCommand> all = new ArrayList<>();
    for (Chain chain : chains) {
      addAll(chain.first(), all);
      chain.rest().forEach(link -> addAll(link.pipeline(), all));
    }
    return all;
  }

  private static void addAll(Pipeline pipeline, List<SimpleCommand> all) {
    add(pipeline.first(), all);
    pipeline.programs().forEach(program -> add(program, all));
  }

  private static void add(SimpleCommand command, List<SimpleCommand> all) {
    all.add(command);
    command.substitutions().forEach(inner -> all.addAll(inner.everyCommand()));
  }
}
