package io.pachsh.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * An endless script of changes, each acknowledged by one line: tokens for robots that are numbered
 * by their place in the script, logins that alternate between two administrators, and saves.
 */
record ScriptOfChanges(Path firstToken, Path secondToken) {
  private static final int LOGIN = 3;
  private static final int SAVE = 7;

  /** What was acknowledged up to some place: who is signed in, and the hashes of all tokens. */
  record Acknowledged(int place, String login, List<String> hashes) {
    static final Acknowledged NOTHING = new Acknowledged(0, "robot:first", List.of());

    /** As it is when the next place's command is acknowledged, too, by a line of its output. */
    Acknowledged next(String line) {
      int next = place + 1;
      Optional<String> login = loginAt(next);
      if (login.isPresent() || isSave(next)) {
        return new Acknowledged(next, login.orElse(this.login), hashes);
      }
      List<String> more = new ArrayList<>(hashes);
      more.add(sha256(line));
      return new Acknowledged(next, this.login, more);
    }

    /** The one who is signed in if the command under way took effect. */
    String loginInFlight() {
      return loginAt(place + 1).orElse(login);
    }

    /** The robots that hold tokens, and the one who may if the command under way took effect. */
    List<String> robots(int ahead) {
      return IntStream.rangeClosed(1, place + ahead)
          .filter(i -> !isSave(i) && loginAt(i).isEmpty())
          .mapToObj(i -> "robot:r" + i)
          .toList();
    }
  }

  static boolean isSave(int place) {
    return place % SAVE == 0;
  }

  private static Optional<String> loginAt(int place) {
    if (isSave(place) || place % LOGIN != 0) {
      return Optional.empty();
    }
    return Optional.of(place % (2 * LOGIN) == 0 ? "robot:first" : "pach:root");
  }

  String commandAt(int place) {
    if (isSave(place)) {
      return "save";
    }
    return loginAt(place)
        .map(
            login -> "auth use-auth-token @" + (login.endsWith("first") ? firstToken : secondToken))
        .orElse("auth get-robot-token r" + place + " -q");
  }

  private static String sha256(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
