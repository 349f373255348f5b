package io.pachsh.rehearsal.management;

/**
 * A claim of a custom authorization server.
 *
 * @param filter for groups: {@code STARTS_WITH}, {@code EQUALS}, {@code CONTAINS} or {@code REGEX}
 */
public record ServerClaim(
    String id, String name, String value, String valueType, String filter, String claimType) {}
