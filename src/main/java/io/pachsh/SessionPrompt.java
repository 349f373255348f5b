package io.pachsh;

import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.cluster.Identity;
import io.pachsh.console.Theme;
import io.pachsh.context.Context;
import io.pachsh.failure.Failure;
import io.pachsh.session.Session;
import io.pachsh.shell.PromptState;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** What the prompt says about a session. */
record SessionPrompt(Session session, Clock clock, Supplier<Theme> theme)
    implements Supplier<PromptState> {
  private static final Duration NEAR = Duration.ofHours(1);

  @Override
  public PromptState get() {
    Optional<Context> context = Optional.empty();
    try {
      context = Optional.of(session.context());
      if (context.get().token().isEmpty()) {
        return state(context, "", Optional.empty());
      }
      Optional<Identity> identity = session.tokens().identity();
      if (identity.isEmpty()) {
        return state(context, "(signed in)", Optional.empty());
      }
      Optional<Duration> left =
          identity.get().expires().map(end -> Duration.between(clock.instant(), end));
      return state(
          context,
          identity.get().principal().text(),
          left.filter(time -> time.compareTo(NEAR) < 0));
    } catch (RefusedException e) {
      return e.refusal() instanceof Refusal.ExpiredToken
          ? state(context, "", Optional.of(Duration.ZERO))
          : state(context, "(signed out)", Optional.empty());
    } catch (Failure e) {
      return state(context, "(unreadable)", Optional.empty());
    }
  }

  private PromptState state(Optional<Context> context, String identity, Optional<Duration> left) {
    return new PromptState(
        context.map(Context::name).orElseGet(session::contextName),
        context.map(Context::isProtected).orElse(false),
        identity,
        left,
        session.isUnsaved(),
        theme.get());
  }
}
