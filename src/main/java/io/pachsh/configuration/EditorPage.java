package io.pachsh.configuration;

import io.pachsh.failure.Failure;
import io.pachsh.outside.Lines;
import io.pachsh.outside.PlainYaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** A text for a person's editor: YAML with comments, in which what is wrong is told on top. */
public final class EditorPage {
  private static final String PROBLEM = "# ! ";

  private EditorPage() {}

  /** The text with what is wrong in it as comments on top, instead of those of the last time. */
  public static String withProblem(String text, Failure failure) {
    List<String> lines = new ArrayList<>();
    Lines.of(failure.sentence())
        .and(failure.below())
        .all()
        .forEach(line -> lines.add(PROBLEM + line));
    text.lines().filter(line -> !line.startsWith(PROBLEM.strip())).forEach(lines::add);
    return String.join("\n", lines);
  }

  /** A key and its value in lines of YAML. */
  public static List<String> entry(String name, Object value, String indent) {
    if (value instanceof String text && PlainYaml.isLine(text) && PlainYaml.isLine(name)) {
      return List.of(indent + name + ": " + text);
    }
    String block =
        new Dump(DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).build())
            .dumpToString(Map.of(name, value));
    return block.lines().map(line -> indent + line).toList();
  }
}
