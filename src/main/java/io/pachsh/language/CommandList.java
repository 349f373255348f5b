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

  /** Every pipe of several parts in it, those in substitutions included. */
  public List<Pipeline> everyPipe() {
    List<Pipeline> pipes = new ArrayList<>();
    for (Chain chain : chains) {
      addPipes(chain.first(), pipes);
      chain.rest().forEach(link -> addPipes(link.pipeline(), pipes));
    }
    return pipes;
  }

  private static void addPipes(Pipeline pipeline, List<Pipeline> pipes) {
    if (pipeline.parts().size() > 1) {
      pipes.add(pipeline);
    }
    for (SimpleCommand part : pipeline.parts()) {
      part.substitutions().forEach(inner -> pipes.addAll(inner.everyPipe()));
    }
  }

  private static void addAll(Pipeline pipeline, List<SimpleCommand> all) {
    pipeline.parts().forEach(part -> add(part, all));
  }

  private static void add(SimpleCommand command, List<SimpleCommand> all) {
    all.add(command);
    command.substitutions().forEach(inner -> all.addAll(inner.everyCommand()));
  }
}
