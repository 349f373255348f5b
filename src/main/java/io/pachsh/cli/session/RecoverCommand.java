package io.pachsh.cli.session;

import io.pachsh.access.RefusedException;
import io.pachsh.cluster.SavedCluster;
import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.context.Home;
import io.pachsh.failure.Failure;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.outside.QuotedWord;
import io.pachsh.screen.Refusals;
import io.pachsh.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;

/** Brings back the unsaved changes of a session that crashed, its logins included. */
@CommandLine.Command(
    footer = {
      "",
      "Of a damaged journal it brings back what stands before the damage, and keeps all of it in a",
      "file beside it. With --context it looks at that context's cluster alone.",
      "",
      "Examples:",
      "  recover",
      "  recover --context practice"
    })
final class RecoverCommand implements Command {
  private final Session session;
  private final Home home;

  RecoverCommand(Session session, Home home) {
    this.session = session;
    this.home = home;
  }

  @Override
  public Answer run(Streams streams) {
    List<String> recovered = new ArrayList<>();
    Set<String> contexts = new TreeSet<>();
    List<String> damaged = new ArrayList<>();
    List<Failure> failures = new ArrayList<>();
    for (String name : names()) {
      SavedCluster cluster = session.embedded(name);
      if (!cluster.isUnrecovered()) {
        continue;
      }
      try {
        if (cluster.isDamaged()) {
          damaged.add(name);
        }
        cluster.recover().forEach(line -> recovered.add(name + ": " + line));
        session.contextChanges().adopt(name);
        contexts.add(name);
      } catch (Failure e) {
        failures.add(e);
      } catch (RefusedException e) {
        failures.add(Refusals.failure(e.refusal()));
      }
    }
    if (recovered.isEmpty() && failures.size() == 1) {
      throw failures.get(0);
    }
    return answer(recovered, place(contexts), damaged, failures);
  }

  /**
   * Where the person stands after it, if that may be elsewhere than before the crash: what was done
   * to contexts themselves is in no cluster's journal.
   */
  private List<String> place(Set<String> contexts) {
    String here = session.contextName();
    if (session.isChosen() || contexts.isEmpty() || session.contextNames().size() < 2) {
      return List.of();
    }
    List<String> others = contexts.stream().filter(name -> !name.equals(here)).toList();
    String lost =
        "You are on '%s': which context was active is not kept, nor are other unsaved changes of"
                .formatted(here)
            + " contexts and settings.";
    return others.size() == 1
        ? List.of(
            lost,
            "'config set active-context " + QuotedWord.within(others.get(0)) + "' goes there.")
        : List.of(lost);
  }

  /** The clusters to look at: the one that a line or the run chose, else all. */
  private List<String> names() {
    List<String> all = CrashedClusters.names(home);
    if (!session.isChosen() || all.isEmpty()) {
      return all;
    }
    String chosen = session.contextName();
    // A context that was made in the crashed session is known to its cluster's journal alone.
    return all.contains(chosen) || session.named(chosen).isEmbedded() ? List.of(chosen) : List.of();
  }

  private static Answer answer(
      List<String> recovered, List<String> place, List<String> damaged, List<Failure> failures) {
    List<String> text = new ArrayList<>();
    if (!recovered.isEmpty()) {
      text.add("Brought back; 'save' keeps them:");
      recovered.forEach(line -> text.add("  " + line));
      text.addAll(place);
    } else if (!damaged.isEmpty()) {
      text.add("Nothing could be brought back.");
    } else if (failures.isEmpty()) {
      text.add("There is nothing to recover.");
    }
    List<String> failed = new ArrayList<>();
    for (Failure failure : failures) {
      failed.add(failure.sentence());
      text.add("Not brought back: " + failure.sentence());
      failure.hint().ifPresent(hint -> hint.lines().forEach(line -> text.add("  " + line)));
    }
    return new Answer.One(
        Fields.of("recovered", recovered).with("damaged", damaged).with("failed", failed), text);
  }
}
