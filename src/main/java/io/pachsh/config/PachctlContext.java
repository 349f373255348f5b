package io.pachsh.config;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.secret.Secret;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/** A context in pachctl's file: a real cluster's address, a token for it, and what else is kept. */
public final class PachctlContext {
  /** A context that says nothing yet. */
  public static final PachctlContext EMPTY = new PachctlContext(Node.Table.EMPTY);

  /** Keys of texts that hold no secret, beside the address. */
  public static final List<String> TEXTS =
      List.of(
          "server_cas",
          "cluster_name",
          "auth_info",
          "namespace",
          "cluster_deployment_id",
          "project");

  /** What pachctl calls a context that was made from a kubeconfig. */
  private static final String IMPORTED = "3";

  private final Node.Table table;

  PachctlContext(Node.Table table) {
    this.table = table;
  }

  /**
   * Reads a context that a person wrote, as strictly as pachctl does: JSON alone, no unknown key,
   * and its address is made whole.
   */
  public static PachctlContext read(String json) {
    try {
      ConfigSchema.Reading strict = new ConfigSchema.Reading(true, PachctlContext::unreadable);
      Node.Table table = ConfigSchema.CONTEXT.canonical(ConfigTable.json(json), "", strict);
      PachctlContext context = new PachctlContext(table);
      String address = context.address();
      return address.isEmpty()
          ? context
          : context.with("pachd_address", Address.parse(address).text());
    } catch (ConfigTable.Damage e) {
      throw unreadable(e.what());
    }
  }

  private static Failure unreadable(String what) {
    return new Failure(
        Exit.FAILED,
        "This is no context: " + what + ".",
        "Write it as 'config get context' shows one, such as {\"pachd_address\":"
            + " \"grpcs://HOST:443\"}.");
  }

  /** A context for the cluster that a kubeconfig's context points to; it has no address yet. */
  public static PachctlContext imported(Kubeconfig.Pointer pointer, boolean isEnterpriseServer) {
    Node.Table table =
        Node.Table.EMPTY
            .with("source", Node.Leaf.json(IMPORTED))
            .with("cluster_name", Node.Leaf.text(pointer.cluster()))
            .with("auth_info", Node.Leaf.text(pointer.user()))
            .with("namespace", Node.Leaf.text(pointer.namespace()));
    return new PachctlContext(
            isEnterpriseServer ? table.with("enterprise_server", Node.Leaf.json("true")) : table)
        .ordered();
  }

  /** The address as it is written; empty where there is none. */
  public String address() {
    return table.leaf("pachd_address");
  }

  /** The trusted certificates as they are written; empty for the system's. */
  public String serverCas() {
    return table.leaf("server_cas");
  }

  /** The text under one of pachctl's keys; empty where there is none. */
  public String text(String key) {
    return table.leaf(key);
  }

  public Optional<Secret> token() {
    String token = table.leaf("session_token");
    return token.isEmpty() ? Optional.empty() : Optional.of(Secret.of(token));
  }

  /** Tells this cluster from others; empty until it has answered once. */
  public String deploymentId() {
    return table.leaf("cluster_deployment_id");
  }

  public String project() {
    return table.leaf("project");
  }

  public String namespace() {
    return table.leaf("namespace");
  }

  public String cluster() {
    return table.leaf("cluster_name");
  }

  public String user() {
    return table.leaf("auth_info");
  }

  /** Whether it reaches its pachd through Kubernetes, there and as that user. */
  public boolean leadsThrough(Kubeconfig.Pointer pointer) {
    return address().isEmpty()
        && forwarding().kubernetes().filter(it -> it.pointer().equals(pointer)).isPresent();
  }

  /** The same context, which reaches its pachd through Kubernetes. */
  public PachctlContext through(Kubeconfig.Pointer pointer) {
    return with("cluster_name", pointer.cluster())
        .with("auth_info", pointer.user())
        .with("namespace", pointer.namespace());
  }

  /** What leads to the cluster where no address does: a running port-forward, or Kubernetes. */
  public AddressResolution.Forwarding forwarding() {
    Kubeconfig.Pointer pointer = new Kubeconfig.Pointer(cluster(), user(), namespace());
    return new AddressResolution.Forwarding(
        table.table("port_forwarders").leaf("pachd"),
        pointer.equals(Kubeconfig.Pointer.NONE)
            ? Optional.empty()
            : Optional.of(
                new Address.Kubernetes(pointer, table.leaf("enterprise_server").equals("true"))));
  }

  /** The same with a text under one of pachctl's keys; an empty one leaves the key out. */
  public PachctlContext with(String key, String value) {
    return new PachctlContext(
            value.isEmpty() ? table.without(key) : table.with(key, Node.Leaf.text(value)))
        .ordered();
  }

  public PachctlContext withToken(Optional<Secret> token) {
    return with("session_token", token.map(Secret::reveal).orElse(""));
  }

  /** As JSON in the way pachctl shows a context, without a final newline. */
  public String json(boolean showsSecrets) {
    Node.Table shown = table;
    if (!table.leaf("source").isEmpty()) {
      shown = shown.with("source", Node.Leaf.text(ConfigSchema.sourceName(table.leaf("source"))));
    }
    if (!showsSecrets && token().isPresent()) {
      shown = shown.with("session_token", Node.Leaf.text(Secret.MASK));
    }
    return ConfigTable.text(shown).strip();
  }

  /** The keys, but for address and token, under which this one says something else. */
  public List<String> keysThatDifferFrom(PachctlContext other) {
    TreeSet<String> keys = new TreeSet<>(table.entries().keySet());
    keys.addAll(other.table.entries().keySet());
    keys.removeAll(List.of("pachd_address", "session_token"));
    keys.removeIf(key -> Objects.equals(table.entries().get(key), other.table.entries().get(key)));
    return List.copyOf(keys);
  }

  Node.Table table() {
    return table;
  }

  private PachctlContext ordered() {
    return new PachctlContext(
        ConfigSchema.CONTEXT.canonical(
            table, "", new ConfigSchema.Reading(false, PachctlContext::unreadable)));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PachctlContext that && table.equals(that.table);
  }

  @Override
  public int hashCode() {
    return table.hashCode();
  }

  @Override
  public String toString() {
    return "context at " + address();
  }
}
