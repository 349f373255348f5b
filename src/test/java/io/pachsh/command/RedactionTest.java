package io.pachsh.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedactionTest {
  @TempDir private Path home;

  @Test
  void masksSecretOptionsAndArguments() {
    assertThat(kept("sign in --token s3cret -o json")).isEqualTo("sign in --token ••• -o json");
    assertThat(kept("sign in --token='s3 cret'; where")).isEqualTo("sign in --token='•••'; where");
    assertThat(kept("pachctl sign in s3cret && where")).isEqualTo("pachctl sign in ••• && where");
    assertThat(kept("sign in --token=")).isEqualTo("sign in --token=");
  }

  @Test
  void keepsReferencesAndExpansions() {
    assertThat(kept("sign in @file")).isEqualTo("sign in @file");
    assertThat(kept("sign in --token env:NAME")).isEqualTo("sign in --token env:NAME");
    assertThat(kept("sign in $MINE")).isEqualTo("sign in $MINE");
    assertThat(kept("sign in --token=$MINE")).isEqualTo("sign in --token=$MINE");
  }

  @Test
  void masksASecretHoweverItIsWritten() {
    assertThat(kept("sign in 's3'\"cret\"")).isEqualTo("sign in •••");
    assertThat(kept("sign in --token=s3\\cret")).isEqualTo("sign in --token=•••");
    assertThat(kept("sign in --token s3cret$MINE")).isEqualTo("sign in --token •••");
    assertThat(kept("sign in -s3cret-9")).isEqualTo("sign in •••");
  }

  @Test
  void masksInsideSubstitutions() {
    assertThat(kept("echo $(sign in s3cret)")).isEqualTo("echo $(sign in •••)");
    assertThat(kept("A=$(sign in s3cret)")).isEqualTo("A=$(sign in •••)");
    assertThat(kept("echo ${A:-$(sign in s3cret)}")).isEqualTo("echo ${A:-$(sign in •••)}");
    assertThat(kept("where | cat $(sign in s3cret)")).isEqualTo("where | cat $(sign in •••)");
    assertThat(kept("echo $(sing in s3cret)")).isEqualTo("echo");
  }

  @Test
  void keepsOnlyTheFirstWordOfWhatNamesNoCommand() {
    assertThat(kept("sing in s3cret")).isEqualTo("sing");
    assertThat(kept("where; sing s3cret")).isEqualTo("where;");
    assertThat(kept("sign in 's3cret")).isEqualTo("sign");
  }

  private String kept(String text) {
    return new TestRunner(home, true).runner.commands().redaction().history(text);
  }
}
