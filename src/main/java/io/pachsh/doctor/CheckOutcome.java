package io.pachsh.doctor;

/** A check and what it found. */
public record CheckOutcome(Check check, Finding finding) {}
