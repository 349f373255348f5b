package io.pachsh.configuration;

import io.pachsh.access.LiveConfiguration;
import io.pachsh.access.RedirectRule;
import io.pachsh.document.DamagedTextException;
import io.pachsh.document.SourceText;
import io.pachsh.document.YamlText;
import io.pachsh.failure.Failure;
import io.pachsh.outside.Lines;
import io.pachsh.paste.PastedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * A configuration that cannot be read, put together again from what is in it, as a command to
 * paste. It is called ready only when what it says passes the reader and the cluster's own checks.
 */
final class Repair {
  private static final String NOTHING_ELSE =
      "this is a connector of an identity service (dex), not an auth configuration";

  private final SourceText source;
  private final DamagedTextException damage;
  private final Acceptance acceptance;

  private Repair(SourceText source, DamagedTextException damage, Acceptance acceptance) {
    this.source = source;
    this.damage = damage;
    this.acceptance = acceptance;
  }

  /**
   * What to say about a damaged text: where it is damaged, and the repaired one if there is one.
   */
  static Failure of(SourceText source, DamagedTextException damage, Acceptance acceptance) {
    return new Repair(source, damage, acceptance).failure();
  }

  private Failure failure() {
    List<String> readings = PastedText.readings(source.text());
    List<RecoveredValues> drafts = new ArrayList<>();
    for (String reading : readings) {
      Optional<Node> root = YamlText.tree(reading);
      List<MappingNode> mappings = root.map(NodeKeys::mappings).orElse(List.of());
      List<ConnectorFile> connectors = ConnectorFile.in(mappings);
      if (!connectors.isEmpty()) {
        return connector(connectors);
      }
      Optional<Failure> foreign = ForeignConfiguration.refusal(reading, mappings);
      if (foreign.isPresent()) {
        return foreign.get();
      }
      root.flatMap(TreeValues::of).ifPresent(drafts::add);
    }
    // What is no tree in any reading may still hold pairs.
    readings.stream().map(LooseText::draft).flatMap(Optional::stream).forEach(drafts::add);
    drafts.removeIf(found -> !found.isConfiguration() || found.swallowsMembers());
    return drafts.stream()
        .map(this::ready)
        .flatMap(Optional::stream)
        .findFirst()
        .or(() -> drafts.stream().filter(found -> damage.isForm()).findFirst().map(this::unready))
        .map(lines -> below(damage.failure(), lines))
        .orElse(damage.failure());
  }

  private Failure connector(List<ConnectorFile> all) {
    ConnectorFile one;
    try {
      one = ConnectorFile.single(all);
    } catch (Failure e) {
      return e;
    }
    Mark mark = all.get(0).node().getStartMark().orElseThrow();
    Failure failure = source.failure(mark.getLine(), mark.getColumn(), NOTHING_ELSE, Lines.none());
    if (!acceptance.live().isVersioned()) {
      return below(
          failure,
          Lines.of("A real cluster takes it so: pachctl idp create-connector --config FILE"));
    }
    return one.draft()
        .map(found -> below(failure, ready(found).orElseGet(() -> unready(found))))
        .orElse(failure);
  }

  /** The first variant that passes. */
  private Optional<Lines> ready(RecoveredValues found) {
    String heading = acceptance.isUnknown() ? "Repaired:" : "Repaired, ready to paste:";
    for (RecoveredValues variant : variants(found)) {
      RepairedCommand repairedCommand = new RepairedCommand(variant, acceptance);
      if (repairedCommand.fault(acceptance).isEmpty()) {
        return Optional.of(repairedCommand.lines(heading));
      }
    }
    return Optional.empty();
  }

  private Lines unready(RecoveredValues found) {
    RepairedCommand repairedCommand = new RepairedCommand(found, acceptance);
    return repairedCommand.lines(
        "Repaired as far as it goes; it would still be refused: "
            + repairedCommand.fault(acceptance).orElse(""));
  }

  /** The draft, and what it becomes when the cluster cannot take some of it. */
  private List<RecoveredValues> variants(RecoveredValues found) {
    LiveConfiguration live = acceptance.live();
    RecoveredValues settled = found;
    Optional<Object> version = found.value("live_config_version");
    if (version.isPresent() && !acceptance.isUnknown()) {
      if (!live.isVersioned()) {
        settled =
            found.without(
                "live_config_version",
                "Left out: `live_config_version`, because a real pachd counts no versions.");
      } else if (live.configuration().isEmpty() && !version.get().equals(live.version())) {
        settled =
            found.with(
                "live_config_version",
                live.version(),
                "The live version is %d, and nothing is configured yet.".formatted(live.version()));
      }
    }
    List<RecoveredValues> variants = new ArrayList<>(List.of(settled));
    variants.add(
        settled.with(
            "redirect_uri",
            "",
            "`redirect_uri` has to lead to this machine: set it to "
                + RedirectRule.LOOPBACK
                + " and register that with the provider."));
    return variants;
  }

  private static Failure below(Failure failure, Lines more) {
    return new Failure(failure.exit(), failure.sentence(), failure.below().and(more));
  }
}
