package io.pachsh.cli.okta;

import io.pachsh.console.Progress;
import io.pachsh.console.Streams;
import io.pachsh.okta.OktaOrg;
import java.util.function.Function;

/** Work with an org while a person sees what is going on there. */
final class OktaWork {
  private OktaWork() {}

  static <T> T during(OktaOrg org, Streams streams, Function<OktaOrg, T> work) {
    return Progress.during(elapsed -> org.activity().words(), streams, () -> work.apply(org));
  }
}
