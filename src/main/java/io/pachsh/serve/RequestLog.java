package io.pachsh.serve;

import io.pachsh.access.Principal;
import java.time.Duration;
import java.util.Optional;

/** Where each answered request is noted. Called by many threads at once. */
public interface RequestLog {
  /**
   * One request, without anything that was in it.
   *
   * @param method such as {@code auth_v2.API/WhoAmI}; may be what an outsider sent
   * @param principal whom the token stood for; empty when there was none that worked
   * @param status the name of gRPC's code, such as {@code PERMISSION_DENIED}
   */
  record Entry(String method, Optional<Principal> principal, String status, Duration duration) {}

  void add(Entry entry);

  /** A bug met while answering: its details belong where a developer finds them. */
  void bug(String method, RuntimeException bug);
}
