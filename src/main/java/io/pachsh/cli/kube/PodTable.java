package io.pachsh.cli.kube;

import io.pachsh.kube.Pod;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Pods in kubectl's columns. */
record PodTable(Clock clock) {
  Answer of(List<Pod> pods, boolean withNamespaces) {
    List<String> columns = new ArrayList<>(withNamespaces ? List.of("namespace") : List.of());
    columns.addAll(List.of("name", "ready", "status", "restarts", "age"));
    return Answer.many(columns, pods, pod -> row(pod, withNamespaces));
  }

  private Fields row(Pod pod, boolean withNamespaces) {
    Fields name = Fields.of("name", pod.name().name());
    Fields row =
        withNamespaces
            ? Fields.of("namespace", pod.name().namespace()).with("name", pod.name().name())
            : name;
    return row.with("ready", pod.ready().toString())
        .with("status", pod.status())
        .with("restarts", restarts(pod.life()))
        .with("age", pod.life().created().map(this::since).orElse("<unknown>"));
  }

  private String restarts(Pod.Life life) {
    return life.restarts()
        + life.lastRestart().map(last -> " (" + since(last) + " ago)").orElse("");
  }

  private String since(Instant then) {
    return words(Duration.between(then, clock.instant()));
  }

  /** A time in kubectl's words, two units at most. */
  static String words(Duration time) {
    long seconds = Math.max(0, time.toSeconds());
    long minutes = seconds / 60;
    long hours = minutes / 60;
    long days = hours / 24;
    long years = days / 365;
    if (seconds < 120) {
      return seconds + "s";
    }
    if (minutes < 10) {
      return two(minutes, "m", seconds % 60, "s");
    }
    if (hours < 3) {
      return minutes + "m";
    }
    if (hours < 8) {
      return two(hours, "h", minutes % 60, "m");
    }
    if (hours < 48) {
      return hours + "h";
    }
    if (days < 8) {
      return two(days, "d", hours % 24, "h");
    }
    if (years < 2) {
      return days + "d";
    }
    return years < 8 ? two(years, "y", days % 365, "d") : years + "y";
  }

  private static String two(long first, String unit, long second, String smaller) {
    return first + unit + (second == 0 ? "" : second + smaller);
  }
}
