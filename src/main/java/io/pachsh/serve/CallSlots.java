package io.pachsh.serve;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * How many calls may be under way at once. When all places are taken, the oldest call whose request
 * has not come gives way: who sends requests whole is not kept waiting by who does not. The
 * youngest never give way, because their request may be on the wire.
 */
final class CallSlots {
  private static final int YOUNGEST = 16;

  private final int most;

  /** The oldest first. */
  private final Set<Place> taken = new LinkedHashSet<>();

  CallSlots(int most) {
    this.most = most;
  }

  /** The place of one call. */
  final class Place {
    private final Runnable giveWay;
    private boolean canGiveWay = true;

    Place(Runnable giveWay) {
      this.giveWay = giveWay;
    }

    /** Its request is there: from now on it stays until it is answered. */
    void keep() {
      synchronized (CallSlots.this) {
        canGiveWay = false;
      }
    }

    /** Idempotent. */
    void free() {
      synchronized (CallSlots.this) {
        taken.remove(this);
      }
    }
  }

  /**
   * Takes a place; empty when there is none.
   *
   * @param giveWay ends the call, should its place be needed
   */
  Optional<Place> take(Runnable giveWay) {
    Place place = new Place(giveWay);
    Optional<Place> oldest = Optional.empty();
    synchronized (this) {
      if (taken.size() >= most) {
        oldest = oldest();
        if (oldest.isEmpty()) {
          return Optional.empty();
        }
        oldest.ifPresent(taken::remove);
      }
      taken.add(place);
    }
    oldest.ifPresent(it -> it.giveWay.run());
    return Optional.of(place);
  }

  private Optional<Place> oldest() {
    Iterator<Place> places = taken.iterator();
    for (int i = taken.size(); i > YOUNGEST; i--) {
      Place place = places.next();
      if (place.canGiveWay) {
        return Optional.of(place);
      }
    }
    return Optional.empty();
  }
}
