package io.pachsh.cluster;

import java.util.List;

/**
 * Whether the saved changes of a cluster are the ones that were recorded.
 *
 * @param chained how many records are chained to the ones before them
 * @param notChained how many are not, because an earlier version wrote them
 * @param last the number of the last change that is recorded; 0 when there is none
 * @param head the hash of the last record, which stands for all before it; empty when none is
 *     chained
 * @param breaks where the chain breaks, one sentence each
 */
public record AuditChain(int chained, int notChained, long last, String head, List<String> breaks) {
  public AuditChain {
    breaks = List.copyOf(breaks);
  }
}
