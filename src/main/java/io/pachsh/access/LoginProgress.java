package io.pachsh.access;

/** How far a login is that somebody began. */
public enum LoginProgress {
  /** Its browser has not come back. */
  WAITING,
  /** Its browser came back; what it brought is being judged, or was found good. */
  RETURNED,
  /** What its browser brought was refused. */
  FAILED
}
