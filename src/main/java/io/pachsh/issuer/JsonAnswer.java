package io.pachsh.issuer;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.util.Map;

/** The JSON that the endpoints answer with. */
final class JsonAnswer {
  private JsonAnswer() {}

  static String of(Map<String, ?> members) {
    return JSONObjectUtils.toJSONString(members);
  }
}
