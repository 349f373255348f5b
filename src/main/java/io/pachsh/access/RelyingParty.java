package io.pachsh.access;

import static java.util.stream.Collectors.joining;

import io.pachsh.outside.Lines;
import io.pachsh.secret.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a cluster needs of OpenID Connect. */
public interface RelyingParty {
  /**
   * Fetches the discovery document of a configuration's provider, and sees what it says against
   * that configuration. Blocks for seconds at most.
   */
  Discovery discover(AuthConfiguration configuration);

  /**
   * Opens the callback listener and makes the address to open in a browser. A listener that cannot
   * be opened, or a provider that cannot be reached, is a {@code Refused}.
   */
  Opening open(AuthConfiguration configuration, Duration lifetime, LoginRequest request);

  /** The same, renewable, with the provider asking what it likes. */
  default Opening open(AuthConfiguration configuration, Duration lifetime) {
    return open(configuration, lifetime, LoginRequest.renewable(Optional.empty()));
  }

  /**
   * Checks an ID token that came by another way than a login; no nonce is expected.
   *
   * @param trusted the clients besides the cluster's own that may have asked for it
   */
  Verdict verify(AuthConfiguration configuration, Secret idToken, Set<String> trusted);

  /** The same for tokens that the cluster's own client asked for. */
  default Verdict verify(AuthConfiguration configuration, Secret idToken) {
    return verify(configuration, idToken, Set.of());
  }

  /** What is asked of a configuration's provider without a browser that comes back. */
  BackChannel backChannel(AuthConfiguration configuration);

  /**
   * The same relying party, for an issuer that runs on this machine whatever its name says: what is
   * at the issuer's host and port is asked for at another address, and browsers are sent there
   * unless the configuration names a host for them. Issuers are compared as they are configured.
   *
   * @param local scheme, host and port
   */
  default RelyingParty reaching(URI local) {
    return this;
  }

  /** What discovery found. */
  sealed interface Discovery {
    /**
     * The provider's document is there and names itself.
     *
     * @param issuer the issuer as published
     * @param obstacle why no login can succeed, as far as the document tells; empty for nothing
     * @param notes what may become a problem, one sentence each
     */
    record Published(String issuer, Optional<LoginProblem> obstacle, List<String> notes)
        implements Discovery {
      public Published {
        notes = List.copyOf(notes);
      }
    }

    /**
     * Discovery failed.
     *
     * @param stage DNS, TCP, TLS, HTTP, JSON or issuer
     */
    record Failed(String stage, String sentence, Lines detail, String remedy) implements Discovery {

      /** The sentence and its details, for those who get one line of text. */
      public String onOneLine() {
        String details =
            detail.all().stream()
                .map(line -> line.strip().replaceAll(" +", " "))
                .filter(line -> !line.startsWith("^"))
                .collect(joining(", "));
        return details.isEmpty()
            ? sentence
            : sentence.replaceFirst("\\.$", "") + " (" + details + ")";
      }
    }
  }

  /** How opening a login went. */
  sealed interface Opening {
    record Opened(PendingLogin login) implements Opening {}

    record Refused(LoginProblem problem) implements Opening {}
  }

  /** A browser is on its way. */
  interface PendingLogin extends AutoCloseable {
    URI address();

    /** The {@code state} that the browser has to bring back. */
    String state();

    /** Waits for the browser and judges what it brings; empty when nothing came in time. */
    Optional<Verdict> await(Duration limit) throws InterruptedException;

    /** How far it is. */
    default LoginProgress progress() {
      try {
        return await(Duration.ZERO)
            .map(it -> it instanceof Verdict.Failed ? LoginProgress.FAILED : LoginProgress.RETURNED)
            .orElse(LoginProgress.WAITING);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return LoginProgress.WAITING;
      }
    }

    /**
     * Runs that once {@link #await} would not block, or the limit is over. This one takes a thread
     * until then; where thousands are waited for it must not.
     */
    default void whenDecided(Duration limit, Runnable then) {
      Thread waiting =
          new Thread(
              () -> {
                try {
                  var unused = await(limit);
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
                then.run();
              },
              "login-waiting");
      waiting.setDaemon(true);
      waiting.start();
    }

    /** Stops listening for this login. Idempotent. */
    @Override
    void close();
  }

  /** What checking a login said. */
  sealed interface Verdict {
    /**
     * Every check passed.
     *
     * @param expires when the ID token expires
     * @param notes what was accepted and is worth a word, one sentence each
     * @param refreshToken what the login can be renewed with, if the provider gave such a token
     * @param claims all that the provider said about the person
     */
    record Verified(
        String subject,
        String email,
        ClaimedGroups groups,
        Instant expires,
        List<String> notes,
        Optional<Secret> refreshToken,
        TokenClaims claims)
        implements Verdict {
      public Verified {
        notes = List.copyOf(notes);
      }

      /** A person whose groups all came, and of whom nothing more was said. */
      public Verified(String subject, String email, List<String> groups, Instant expires) {
        this(
            subject,
            email,
            ClaimedGroups.named(groups),
            expires,
            List.of(),
            Optional.empty(),
            new TokenClaims(Map.of()));
      }

      /** The same with one thing more that is worth a word. */
      public Verified noting(String note) {
        return new Verified(
            subject,
            email,
            groups,
            expires,
            Stream.concat(notes.stream(), Stream.of(note)).toList(),
            refreshToken,
            claims);
      }
    }

    /**
     * A check failed.
     *
     * @param claims what the provider said; empty when it signed nothing
     */
    record Failed(LoginProblem problem, Optional<TokenClaims> claims) implements Verdict {
      /** A login that failed before the provider said anything about the person. */
      public Failed(LoginProblem problem) {
        this(problem, Optional.empty());
      }
    }
  }
}
