package io.pachsh.rehearsal.management;

import io.pachsh.secret.Secret;
import java.time.Instant;

/** One of an application's client secrets; an inactive one is not taken. */
public record AppSecret(String id, Secret secret, boolean active, Instant created) {
  AppSecret with(boolean nowActive) {
    return new AppSecret(id, secret, nowActive, created);
  }
}
