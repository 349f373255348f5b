package io.pachsh.pachd.connection;

import io.pachsh.outside.Lines;
import io.pachsh.outside.QuotedWord;

/**
 * What says where a pachd is: a context, or PACHD_ADDRESS in its place. It knows the commands that
 * change that, for hints which hold whichever context is the active one.
 *
 * @param context the context's name; empty for the active one
 */
public record AddressSource(String context, boolean isEnvironment) {
  static final AddressSource ACTIVE_CONTEXT = new AddressSource("", false);

  String address(String address) {
    return isEnvironment
        ? "export PACHD_ADDRESS=" + address
        : change() + " --pachd-address " + address;
  }

  String authorities() {
    return isEnvironment ? "export PACH_CA_CERTS=FILE" : change() + " --server-cas @FILE";
  }

  /** What to do when another cluster answers at an address. */
  Lines anotherCluster(String address) {
    return isEnvironment
        ? Lines.text(
            """
            PACHD_ADDRESS leads there, and the context's token is not for it. Forget the address with
              unset PACHD_ADDRESS
            or sign in to that cluster in a context of its own:
              connect %s --alias NAME\
            """,
            address)
        : Lines.text(
            """
            If the cluster was installed anew and you trust it, forget the old one with
              %s --remove-cluster-deployment-id
            and sign in again. Else the address is wrong, or somebody stands in between.\
            """,
            change());
  }

  private String change() {
    return "config update context" + (context.isEmpty() ? "" : " " + QuotedWord.word(context));
  }
}
