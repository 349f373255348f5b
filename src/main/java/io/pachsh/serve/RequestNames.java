package io.pachsh.serve;

import io.pachsh.access.Principal;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.access.Resource;
import io.pachsh.wire.WireWords;
import java.util.Collection;
import java.util.List;

/** What requests name, read as pachd reads it. */
final class RequestNames {
  private RequestNames() {}

  static Resource resource(io.pachsh.wire.auth.Resource message) {
    return WireWords.resource(message)
        .orElseThrow(() -> refused("unknown resource type " + message.getTypeValue()));
  }

  /** Somebody who is given something: has to have a kind and a name. */
  static Principal subject(String text) {
    if (text.isEmpty()) {
      throw refused("subject has no prefix, must be of the form <type>:<name>");
    }
    return new Principal(text);
  }

  static List<Principal> subjects(Collection<String> texts) {
    return texts.stream().map(RequestNames::subject).toList();
  }

  /** A group as it is written, with or without a prefix. */
  static Principal group(String text) {
    if (text.isEmpty()) {
      throw refused("a group needs a name");
    }
    return new Principal(text);
  }

  static List<Principal> groups(Collection<String> texts) {
    return texts.stream().map(RequestNames::group).toList();
  }

  static List<String> texts(Collection<Principal> principals) {
    return principals.stream().map(Principal::text).toList();
  }

  static RefusedException refused(String sentence) {
    return new RefusedException(new Refusal.Invalid(sentence));
  }
}
