package io.pachsh.serve;

import io.grpc.Status;
import io.pachsh.access.Refusal;

/** What a refusal is on the wire: pachd's code, and pachd's text where pachd has one. */
final class Statuses {
  private Statuses() {}

  static Status of(Refusal refusal) {
    return code(refusal).toStatus().withDescription(text(refusal));
  }

  private static Status.Code code(Refusal refusal) {
    if (refusal instanceof Refusal.NotActivated || refusal instanceof Refusal.AlreadyActivated) {
      return Status.Code.UNIMPLEMENTED;
    }
    if (refusal instanceof Refusal.NotSignedIn || refusal instanceof Refusal.BadToken) {
      return Status.Code.UNAUTHENTICATED;
    }
    if (refusal instanceof Refusal.ExpiredToken
        || refusal instanceof Refusal.UnknownId
        || refusal instanceof Refusal.TakenId) {
      return Status.Code.INTERNAL;
    }
    if (refusal instanceof Refusal.NotAuthorized) {
      return Status.Code.PERMISSION_DENIED;
    }
    if (refusal instanceof Refusal.NotFound) {
      return Status.Code.NOT_FOUND;
    }
    if (refusal instanceof Refusal.Taken) {
      return Status.Code.ALREADY_EXISTS;
    }
    if (refusal instanceof Refusal.NotEmpty) {
      return Status.Code.FAILED_PRECONDITION;
    }
    if (refusal instanceof Refusal.Malformed) {
      return Status.Code.INVALID_ARGUMENT;
    }
    if (refusal instanceof Refusal.NotStored) {
      return Status.Code.UNAVAILABLE;
    }
    // What is no status in pachd's own code arrives as this.
    return Status.Code.UNKNOWN;
  }

  private static String text(Refusal refusal) {
    return refusal instanceof Refusal.NotAuthorized
        ? refusal.sentence()
            + " Run `pachctl auth roles-for-permission` to find roles that grant a given permission."
        : refusal.sentence();
  }
}
