package io.pachsh.embedded.storage;

/**
 * Where the chain of the audit ends: what the next record is chained to.
 *
 * @param number of the last change that is recorded
 * @param hash of that record, which stands for all before it as well; empty when nothing is chained
 */
record AuditHead(long number, String hash) {
  static final AuditHead NONE = new AuditHead(0, "");

  boolean exists() {
    return !hash.isEmpty();
  }
}
