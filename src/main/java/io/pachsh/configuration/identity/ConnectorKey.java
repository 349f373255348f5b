package io.pachsh.configuration.identity;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A key of a connector's configuration.
 *
 * @param isRequired whether nobody can log in without it
 * @param isSecret whether its value is shown as dots
 * @param namesOwner whether it says to whom the secrets belong
 * @param meaning what it is for, in a sentence
 * @param inner the keys of a mapping by name; of each item, where it is a list of mappings
 */
public record ConnectorKey(
    String name,
    Kind kind,
    boolean isRequired,
    boolean isSecret,
    boolean namesOwner,
    String meaning,
    Map<String, ConnectorKey> inner) {

  /** What a value has to be. */
  public enum Kind {
    TEXT("a text"),
    FLAG("true or false"),
    TEXTS("a list of texts"),
    MAPPING("a mapping"),
    MAPPINGS("a list of mappings");

    private final String told;

    Kind(String told) {
      this.told = told;
    }

    /** As in: it must be a text. */
    String told() {
      return told;
    }
  }

  public ConnectorKey {
    inner = new LinkedHashMap<>(inner);
  }

  @Override
  public Map<String, ConnectorKey> inner() {
    return new LinkedHashMap<>(inner);
  }
}
