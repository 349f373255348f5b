package io.pachsh.file;

import com.sun.security.auth.module.UnixSystem;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Whom this process runs for.
 *
 * @param uid the user it runs as
 * @param sudoCaller the other user who called {@code sudo} to start it
 */
record ProcessUser(long uid, OptionalLong sudoCaller) {
  /** Looked up when it is first asked for: most starts do without. */
  private static final class Current {
    static final ProcessUser USER = of(new UnixSystem().getUid(), System.getenv("SUDO_UID"));
  }

  static ProcessUser current() {
    return Current.USER;
  }

  private static ProcessUser of(long uid, @Nullable String sudoUid) {
    boolean isNumber = sudoUid != null && sudoUid.matches("\\d{1,10}");
    OptionalLong caller =
        isNumber ? OptionalLong.of(Long.parseLong(sudoUid)) : OptionalLong.empty();
    boolean isOther = caller.isPresent() && caller.getAsLong() != uid;
    return new ProcessUser(uid, isOther ? caller : OptionalLong.empty());
  }

  /** Whether {@code sudo} was called by the owner of that. */
  boolean isSudoOf(Inode inode) {
    return sudoCaller.isPresent() && sudoCaller.getAsLong() == inode.uid();
  }
}
