package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said to somebody who did not find the right words. */
class MisspellingTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          # a slip
          auth whomai                  | auth whoami
          auth usr-auth-token          | auth use-auth-token
          auth getrobot-token ci       | auth get-robot-token
          audti                        | audit
          rehersal start               | rehearsal start
          # the group is missing, or another one
          login                        | auth login
          whoam                        | auth whoami
          use-auth-token               | auth use-auth-token
          config login                 | auth login
          set-config -f x              | auth set-config
          list tokens                  | auth list tokens
          list users                   | auth list users
          get config                   | auth get-config
          # another order
          role list                    | auth list roles
          repo create images           | create repo
          context list                 | config list context
          auth token list              | auth list tokens
          robot token                  | auth get-robot-token
          auth config set              | auth set-config
          # run together, or apart
          log in                       | auth login
          setconfig                    | auth set-config
          auth get robot token         | auth get-robot-token
          auth rotate root token       | auth rotate-root-token
          # the identity service
          idp add-connector            | idp create-connector
          idp setpu okta               | idp setup
          idp rotate-secrets okta      | idp rotate-secret
          idp connector list           | idp list-connector
          create-client                | idp create-client
          # words of others
          signin                       | auth login
          grant repoReader robot:ci x  | auth add
          show roles                   | auth list roles
          auth show config             | auth get-config
          use context practice         | config set active-context
          switch context practice      | config set active-context
          delete context practice      | config delete context
          bye                          | exit
          man                          | help
          Auth whoami                  | auth whoami
          WHOAMI                       | auth whoami
          """)
  void aCommandIsSuggested(String typed, String meant) {
    assertThat(said(typed)).contains("Did you mean '" + meant);
  }

  @Test
  void aGroupIsNotSuggestedBesideTheCommandInIt() {
    assertThat(said("auth lst users"))
        .contains("Did you mean 'auth list users'")
        .doesNotContain("'auth list'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          create pipeline -f x.json    | pachsh is for access, not for data and pipelines: '!pachctl create pipeline …'
          list pipelines               | pachsh is for access, not for data and pipelines
          put file images@master:/a    | '!pachctl put file …'
          inspect job 1                | '!pachctl inspect job …'
          logs                         | '!pachctl logs …'
          enterprise get-state         | An embedded cluster needs no licence.
          port-forward                 | 'kubectl port-forward'
          shell                        | You are in one
          ls                           | '!ls' lists files; 'list repo' and 'list project'
          grep x                       | '!grep' runs a program of that name.
          frobnicate                   | '!frobnicate' runs a program of that name.
          --context local auth whoami  | Options stand behind the command
          """)
  void whatPachshHasNotIsSaid(String typed, String said) {
    assertThat(said(typed)).contains(said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          auth login --no-browzer                  | Did you mean --no-browser?
          auth set-config config.json              | A file is named behind -f: 'auth set-config -f FILE'.
          auth whoami --output-fromat json         | Did you mean --output-format?
          list repo --json                         | Write '-o json'
          list repo --format csv                   | Write '-o FORMAT'
          auth deactivate -y                       | Did you mean --yes?
          auth deactivate --force                  | Did you mean --yes?
          set autosaev on                          | Did you mean 'autosave'?
          auth roles-for-permission REPO_WRIET     | Did you mean 'REPO_WRITE'?
          auth inspect role repoWritr              | Did you mean 'repoWriter'?
          config set active-context lcoal          | Did you mean 'local'?
          rehearsal misbehave wrong-isuer          | wrong-issuer
          help secrity                             | Did you mean 'help security'?
          list repo -o jsno                        | json
          """)
  void aWordOfACommandIsCorrected(String typed, String said) {
    assertThat(said(typed)).contains(said);
  }

  @ParameterizedTest
  @CsvSource({
    "list repos",
    "list projects",
    "config list contexts",
    "auth list role",
    "auth inspect roles repoReader",
    "help list repos"
  })
  void nounsMayStandInTheSingularAndInThePlural(String typed) {
    ScriptedRun run = ScriptedRun.of(directory, typed.split(" "));
    assertThat(run.status()).as(run.err()).isZero();
  }

  private String said(String typed) {
    ScriptedRun run = ScriptedRun.of(directory, "-c", typed);
    assertThat(run.status()).as(Arrays.toString(typed.split(" "))).isIn(1, 2);
    return run.err();
  }
}
