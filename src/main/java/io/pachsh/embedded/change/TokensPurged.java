package io.pachsh.embedded.change;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pachsh.embedded.state.ClusterState;
import io.pachsh.embedded.state.DamagedException;
import io.pachsh.embedded.state.JsonObject;
import java.io.IOException;

/**
 * The tokens that had expired at that instant were forgotten.
 *
 * @param count how many they were
 */
public record TokensPurged(Stamp stamp, int count) implements Change {
  static final String KIND = "tokens-purged";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public ClusterState on(ClusterState before) {
    return before.with(before.tokens().withoutExpired(stamp.at()));
  }

  @Override
  public String description() {
    return count == 1 ? "1 expired token deleted" : count + " expired tokens deleted";
  }

  @Override
  public void write(JsonGenerator json) throws IOException {
    json.writeNumberField("count", count);
  }

  static TokensPurged read(Stamp stamp, JsonObject json) throws DamagedException {
    return new TokensPurged(stamp, Math.toIntExact(json.number("count")));
  }
}
