package io.pachsh.doctor;

import io.pachsh.config.AddressResolution;
import io.pachsh.context.Context;
import io.pachsh.failure.Failure;
import io.pachsh.outside.QuotedWord;
import io.pachsh.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Whether the session stands where the person thinks. It looks at the session's own state, which
 * one thread may use, so every check is made when the list is.
 *
 * @param environment what pachsh was started with
 */
public record ContextStage(Session session, Map<String, String> environment) {
  private static final List<String> VARIABLES =
      List.of(
          "PACHD_ADDRESS",
          "PACH_CONTEXT",
          "PACH_ENTERPRISE_CONTEXT",
          "PACH_CA_CERTS",
          "PACHSH_TOKEN",
          "DEX_TOKEN");

  public ContextStage {
    environment = Map.copyOf(environment);
  }

  public List<Check> checks() {
    return Stream.of(
            check("context.present", "the context at hand exists", this::present),
            check("context.address", "an address leads to it", this::address),
            check("context.source", "the context is the active one", this::source),
            check("context.variables", "the environment changes nothing", this::variables),
            check("context.enterprise", "the identity service is here", this::enterprise),
            check("context.token", "a token is kept for it", this::token),
            check("context.protection", "slips there are asked about", this::protection),
            check("context.unsaved", "nothing is unsaved", this::unsaved))
        .toList();
  }

  private static Check check(String id, String question, Supplier<Finding> probe) {
    Finding found = made(probe);
    return new Check(id, question, () -> found);
  }

  private static Finding made(Supplier<Finding> probe) {
    try {
      return probe.get();
    } catch (UnknownException e) {
      return Finding.skip(e.why());
    }
  }

  private Context context() {
    try {
      return session.context();
    } catch (Failure e) {
      throw new UnknownException("there is no such context");
    }
  }

  private Finding present() {
    try {
      Context context = session.context();
      return Finding.pass(
          "'%s' is %s"
              .formatted(
                  context.name(),
                  context.isEmbedded() ? "an embedded cluster" : "a real cluster's"));
    } catch (Failure e) {
      return Finding.fail(e.sentence(), "config set active-context local");
    }
  }

  private Finding address() {
    Optional<AddressResolution> reached = context().target().reached();
    if (reached.isEmpty()) {
      return Finding.pass("its cluster lives in this process");
    }
    String written = reached.get().written();
    return written.isEmpty()
        ? Finding.fail(
            "it has none, so localhost is tried",
            "config update context %s --pachd-address=grpc://localhost:30650"
                .formatted(QuotedWord.word(context().name())))
        : Finding.pass("%s (%s)".formatted(written, origin(reached.get().origin())));
  }

  private static String origin(AddressResolution.Origin origin) {
    return switch (origin) {
      case ENVIRONMENT -> "PACHD_ADDRESS";
      case CONTEXT -> "the context";
      case PORT_FORWARDER -> "a running 'pachctl port-forward'";
      case KUBERNETES -> "the context, through Kubernetes";
      case NOTHING -> "nothing gives one";
    };
  }

  private Finding source() {
    if (session.isChosen()) {
      return Finding.pass("--context chose it for this line or run");
    }
    String variable = environment.getOrDefault("PACH_CONTEXT", "");
    if (!variable.isEmpty()) {
      return Finding.warn(
          "PACH_CONTEXT chose '%s', whatever is active".formatted(variable), "unset PACH_CONTEXT");
    }
    return session
        .addressAtHand()
        .map(
            where ->
                Finding.warn(
                    "PACHD_ADDRESS chose %s: nothing about it is kept, and no token of a context is sent"
                        .formatted(where),
                    "unset PACHD_ADDRESS"))
        .orElseGet(() -> Finding.pass("it is the active one"));
  }

  private Finding variables() {
    List<String> set =
        VARIABLES.stream().filter(name -> !environment.getOrDefault(name, "").isEmpty()).toList();
    return set.isEmpty()
        ? Finding.pass("no variable leads elsewhere")
        : Finding.warn(
            String.join(", ", set) + " may lead elsewhere than the context", "config explain");
  }

  private Finding enterprise() {
    String here = context().name();
    String there = session.enterpriseContextName();
    return here.equals(there)
        ? Finding.pass("'idp' commands act here, too")
        : Finding.warn(
            "'idp' commands act on the enterprise context '%s', not on '%s'".formatted(there, here),
            "config get active-enterprise-context");
  }

  private Finding token() {
    return context().token().isPresent()
        ? Finding.pass("a token is kept for it")
        : Finding.warn("there is no token: you are nobody there", "auth login");
  }

  private Finding protection() {
    Context context = context();
    return context.isEmbedded() || context.isProtected()
        ? Finding.pass(
            context.isProtected() ? "it is protected" : "it is for practice: nothing protects it")
        : Finding.warn(
            "a real cluster is not protected: losses are asked about with yes or no only",
            "config update context %s --protected".formatted(QuotedWord.word(context.name())));
  }

  private Finding unsaved() {
    List<String> pending = new ArrayList<>(session.pending());
    return pending.isEmpty()
        ? Finding.pass("nothing is unsaved")
        : Finding.warn("%d changes are unsaved".formatted(pending.size()), "save");
  }

  /** Without the environment, in which secrets may stand. */
  @Override
  public String toString() {
    return "ContextStage" + environment.keySet();
  }
}
