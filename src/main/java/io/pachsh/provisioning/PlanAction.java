package io.pachsh.provisioning;

/** What a step of a plan does. */
public enum PlanAction {
  CREATE("create"),
  CHANGE("change"),
  KEEP("keep");

  private final String word;

  PlanAction(String word) {
    this.word = word;
  }

  /** The word in a plan that is shown. */
  public String word() {
    return word;
  }
}
