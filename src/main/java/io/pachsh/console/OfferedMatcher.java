package io.pachsh.console;

import java.util.List;
import java.util.Map;
import org.jline.reader.Candidate;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.CompletionMatcher;
import org.jline.reader.LineReader.Option;
import org.jspecify.annotations.Nullable;

/**
 * Takes everything that was offered, whether or not it begins with the word; only while somebody
 * types on below a list, what does not begin so drops out of it.
 */
final class OfferedMatcher implements CompletionMatcher {
  private boolean whole = true;
  private String word = "";
  private List<Candidate> matching = List.of();

  @Override
  public void compile(
      Map<Option, Boolean> options,
      boolean prefix,
      CompletingParsedLine line,
      boolean caseInsensitive,
      int errors,
      @Nullable String originalGroupName) {
    whole = line instanceof WordAtCursor;
    word = line.word();
  }

  @Override
  public List<Candidate> matches(List<Candidate> candidates) {
    matching =
        whole
            ? List.copyOf(candidates)
            : candidates.stream().filter(each -> each.value().startsWith(word)).toList();
    return matching;
  }

  @Override
  public @Nullable Candidate exactMatch() {
    return matching.stream().filter(each -> each.value().equals(word)).findFirst().orElse(null);
  }

  @Override
  public String getCommonPrefix() {
    if (matching.isEmpty()) {
      return "";
    }
    String common = matching.get(0).value();
    for (Candidate candidate : matching) {
      int length = 0;
      int most = Math.min(common.length(), candidate.value().length());
      while (length < most && common.charAt(length) == candidate.value().charAt(length)) {
        length++;
      }
      common = common.substring(0, length);
    }
    return common;
  }
}
