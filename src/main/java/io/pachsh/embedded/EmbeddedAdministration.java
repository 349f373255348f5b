package io.pachsh.embedded;

import io.pachsh.access.AccessPolicy;
import io.pachsh.access.Administration;
import io.pachsh.access.AuditRecord;
import io.pachsh.access.Decision;
import io.pachsh.access.Holdings;
import io.pachsh.access.Permission;
import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.access.TokenSummary;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;

/** The administration of an embedded cluster, as one caller. */
final class EmbeddedAdministration implements Administration {
  @Override
  public Holdings holdings(Resource resource) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Holdings holdings(Resource resource, Principal principal) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Decision decide(Principal principal, Permission permission, Resource resource) {
    throw new UnsupportedOperationException();
  }

  @Override
  public SortedMap<Principal, Decision> whoCan(Permission permission, Resource resource) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Decision.Step> accessOf(Principal principal) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Set<String> changeRoles(
      Resource resource,
      Principal principal,
      Collection<String> add,
      Collection<String> remove,
      boolean force) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Set<String> setRoles(
      Resource resource, Principal principal, Collection<String> roles, boolean force) {
    throw new UnsupportedOperationException();
  }

  @Override
  public SortedSet<Principal> groups() {
    throw new UnsupportedOperationException();
  }

  @Override
  public SortedSet<Principal> groupsOf(Principal principal) {
    throw new UnsupportedOperationException();
  }

  @Override
  public SortedMap<Principal, SortedSet<Principal>> members() {
    throw new UnsupportedOperationException();
  }

  @Override
  public SortedSet<Principal> membersOf(Principal group) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void modifyMembers(
      Principal group, Collection<Principal> add, Collection<Principal> remove, boolean force) {
    throw new UnsupportedOperationException();
  }

  @Override
  public SortedSet<Principal> principals() {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<TokenSummary> tokens() {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<TokenSummary> extractTokens() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void restoreToken(String hash, Principal principal, Optional<Instant> expires) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int deleteExpiredTokens() {
    throw new UnsupportedOperationException();
  }

  @Override
  public SortedMap<String, SortedSet<String>> places() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void createProject(String project) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void deleteProject(String project) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void createRepo(String project, String repo) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void deleteRepo(String project, String repo) {
    throw new UnsupportedOperationException();
  }

  @Override
  public AccessPolicy policy() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void apply(AccessPolicy policy, boolean prune, boolean force) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<AuditRecord> audit() {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<String> undoing(int count) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void undo(int count, boolean force) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Map<Principal, Set<String>> binding(Resource resource) {
    throw new UnsupportedOperationException();
  }
}
