package io.pachsh.issuer;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import io.pachsh.secret.Secret;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;

/**
 * The keys of a provider that changes them: the first signs, the others signed before and are
 * published, without their private parts, for as long as any token of theirs is valid. An immutable
 * value. In a store it is a JSON Web Key Set in which {@code iat} says when a key was made and
 * {@code exp} until when its tokens may be valid.
 */
public final class KeyRing {
  /** No keys yet. */
  public static final KeyRing EMPTY = new KeyRing(List.of());

  private final List<RSAKey> keys;

  private KeyRing(List<RSAKey> keys) {
    this.keys = List.copyOf(keys);
  }

  /**
   * The keys that {@link #text} wrote; none for an empty text.
   *
   * @throws IllegalArgumentException saying so when the text is anything else
   */
  public static KeyRing parse(Secret text) {
    if (text.isEmpty()) {
      return EMPTY;
    }
    List<RSAKey> keys = new ArrayList<>();
    try {
      for (JWK key : JWKSet.parse(text.reveal()).getKeys()) {
        if (!(key instanceof RSAKey rsa)
            || key.getIssueTime() == null
            || key.getExpirationTime() == null) {
          throw new IllegalArgumentException("a signing key is no RSA key with its times");
        }
        keys.add(rsa);
      }
    } catch (ParseException e) {
      throw new IllegalArgumentException("the signing keys are no JSON Web Key Set", e);
    }
    if (keys.isEmpty() || !keys.get(0).isPrivate()) {
      throw new IllegalArgumentException("no signing key has a private part");
    }
    return new KeyRing(keys);
  }

  /** All keys, the one that signs with its private part, for a store. */
  public Secret text() {
    return keys.isEmpty()
        ? Secret.of("")
        : Secret.of(new JWKSet(new ArrayList<JWK>(keys)).toString(false));
  }

  public boolean isEmpty() {
    return keys.isEmpty();
  }

  /** Whether a key of that age at most can sign a token that is valid until then. */
  public boolean canSign(Instant now, Duration age, Instant expires) {
    return isYounger(now, age) && !keys.get(0).getExpirationTime().toInstant().isBefore(expires);
  }

  private boolean isYounger(Instant now, Duration age) {
    return !keys.isEmpty() && now.isBefore(keys.get(0).getIssueTime().toInstant().plus(age));
  }

  /**
   * Keys of which one {@link #canSign}: those that are here while the first is young enough, else a
   * new one before them. Making one takes a good part of a second.
   */
  public KeyRing renewed(Instant now, Duration age, Instant expires, SecureRandom random) {
    // A full period more than this token needs, so that not every token asks for it anew.
    Date covered = Date.from(expires.plus(age).plusSeconds(1));
    List<RSAKey> next = new ArrayList<>();
    if (isYounger(now, age)) {
      next.add(new RSAKey.Builder(keys.get(0)).expirationTime(covered).build());
      next.addAll(keys.subList(1, keys.size()));
    } else {
      next.add(
          new RSAKey.Builder(SigningKey.generate(random).key())
              .issueTime(Date.from(now))
              .expirationTime(covered)
              .build());
      keys.forEach(former -> next.add(former.toPublicJWK()));
    }
    next.removeIf(key -> !key.isPrivate() && !now.isBefore(end(key)));
    return new KeyRing(next);
  }

  /** Signs with the first key. */
  public String sign(Map<String, Object> claims) {
    return new SigningKey(keys.get(0)).sign(claims);
  }

  /** The public keys that may have signed a token that is valid now, as a JSON Web Key Set. */
  public String publicKeys(Instant now) {
    List<JWK> published = new ArrayList<>();
    for (RSAKey key : keys) {
      if (now.isBefore(end(key))) {
        published.add(
            new RSAKey.Builder(key.toPublicJWK()).issueTime(null).expirationTime(null).build());
      }
    }
    return new JWKSet(published).toString();
  }

  private static Instant end(JWK key) {
    return key.getExpirationTime().toInstant();
  }

  /** How many there are; keys are secrets. */
  @Override
  public String toString() {
    return "KeyRing[" + keys.size() + "]";
  }
}
