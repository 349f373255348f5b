package io.pachsh.outside;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Lines that we lay out, to be shown one below the other. Only this type begins a line on the
 * screen: a string counts as outside text wherever it is shown, and a line feed in it shows as
 * {@code ⏎}, also in one of these lines.
 */
public final class Lines {
  private static final Lines NONE = new Lines(List.of());

  private final List<String> lines;

  /** Which of the lines are to be copied, and so keep their left margin; by their place. */
  private final Set<Integer> copied;

  private Lines(List<String> lines) {
    this(lines, Set.of());
  }

  private Lines(List<String> lines, Set<Integer> copied) {
    this.lines = List.copyOf(lines);
    this.copied = Set.copyOf(copied);
  }

  public static Lines none() {
    return NONE;
  }

  /** Each string is one line. */
  public static Lines of(String... lines) {
    return of(Arrays.asList(lines));
  }

  /** Each string is one line. */
  public static Lines of(List<String> lines) {
    return new Lines(lines.stream().map(Sanitiser::quoted).toList());
  }

  /**
   * Lines to be copied as they stand, such as a here-document; they are neither indented nor
   * broken.
   */
  public static Lines block(List<String> lines) {
    return new Lines(
        of(lines).lines,
        IntStream.range(0, lines.size()).boxed().collect(Collectors.toUnmodifiableSet()));
  }

  /**
   * The lines of a text in our source, with values in the places of its {@code %s}; Error Prone
   * sees to it that it is a constant.
   */
  public static Lines text(@CompileTimeConstant String template, Object... values) {
    Object[] quoted = Arrays.stream(values).map(Lines::quoted).toArray();
    return new Lines(template.formatted(quoted).lines().toList());
  }

  /** These lines and more below them, each string being one. */
  public Lines and(String... more) {
    return and(of(more));
  }

  /** These lines and more below them. */
  public Lines and(Lines more) {
    return new Lines(
        Stream.concat(lines.stream(), more.lines.stream()).toList(),
        Stream.concat(copied.stream(), more.copied.stream().map(at -> at + lines.size()))
            .collect(Collectors.toUnmodifiableSet()));
  }

  /** These lines, the text at the end of the last. */
  public Lines ending(String text) {
    if (lines.isEmpty()) {
      return of(text);
    }
    List<String> all = new ArrayList<>(lines);
    all.set(all.size() - 1, all.get(all.size() - 1) + Sanitiser.quoted(text));
    return new Lines(all, copied);
  }

  /** These lines, each changed in the same way. */
  public Lines mapped(UnaryOperator<String> change) {
    return mapped(change, change);
  }

  /** These lines, each changed; those to be copied in a way of their own. */
  public Lines mapped(UnaryOperator<String> change, UnaryOperator<String> changeOfCopied) {
    List<String> changed =
        IntStream.range(0, lines.size())
            .mapToObj(at -> (copied.contains(at) ? changeOfCopied : change).apply(lines.get(at)))
            .map(Sanitiser::quoted)
            .toList();
    return new Lines(changed, copied);
  }

  /** Whether the line at that place is to be copied as it stands. */
  public boolean isCopied(int at) {
    return copied.contains(at);
  }

  public boolean isEmpty() {
    return lines.isEmpty();
  }

  /** The lines, each fit to be shown as one. */
  public List<String> all() {
    return lines;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Lines that && lines.equals(that.lines);
  }

  @Override
  public int hashCode() {
    return lines.hashCode();
  }

  /** The lines with line feeds between them. */
  @Override
  public String toString() {
    return String.join("\n", lines);
  }

  private static Object quoted(Object value) {
    return value instanceof Number ? value : Sanitiser.quoted(value.toString());
  }
}
