package io.pachsh.okta.registration;

import io.pachsh.okta.OktaOrg;

/**
 * One thing that a plan does at Okta.
 *
 * @param line what it does, for people: {@code + redirect URI …}
 * @param byHand whether it changes nothing at Okta and only tells what a person does there
 */
public record OktaStep(String line, boolean byHand, Work work) {
  public OktaStep(String line, Work work) {
    this(line, false, work);
  }

  /** What a step does. */
  @FunctionalInterface
  public interface Work {
    /** Does it; may be repeated. */
    Progression apply(OktaOrg org, Progression before);
  }
}
