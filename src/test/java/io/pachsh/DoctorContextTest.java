package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The checks of where a session stands, each on a healthy session and on one with its fault. */
class DoctorContextTest {
  @TempDir private Path home;

  private JsonNode check(String id, Map<String, String> environment, String before)
      throws IOException {
    ScriptedRun run =
        ScriptedRun.with(
            environment, home, "-c", before + "doctor context -o json || pwd > /dev/null");
    JsonNode checks = new ObjectMapper().readTree(run.out()).get("checks");
    return StreamSupport.stream(checks.spliterator(), false)
        .filter(each -> each.get("check").asText().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError(run.out() + run.err()));
  }

  private String status(String id, String before) throws IOException {
    return check(id, Map.of(), before).get("status").asText();
  }

  @Test
  void nothingIsFoundWhereASessionBegins() throws IOException {
    for (String id :
        new String[] {
          "present", "address", "source", "variables", "enterprise", "protection", "unsaved"
        }) {
      assertThat(status("context." + id, "")).as(id).isEqualTo("pass");
    }
  }

  @Test
  void findsWhatTheEnvironmentChose() throws IOException {
    Map<String, String> address = Map.of("PACHD_ADDRESS", "grpc://127.0.0.1:1");
    assertThat(check("context.source", address, "").get("fix").get(0).asText())
        .isEqualTo("unset PACHD_ADDRESS");
    assertThat(check("context.variables", address, "").get("observed").asText())
        .contains("PACHD_ADDRESS");
    Map<String, String> gone = Map.of("PACH_CONTEXT", "gone");
    assertThat(check("context.present", gone, "").get("status").asText()).isEqualTo("fail");
    assertThat(check("context.token", gone, "").get("status").asText()).isEqualTo("skip");
  }

  @Test
  void findsARealClusterThatIsNotProtected() throws IOException {
    String real =
        "connect grpc://127.0.0.1:1 --alias prod > /dev/null && config set active-context prod\n";
    JsonNode found = check("context.protection", Map.of(), real);
    assertThat(found.get("status").asText()).isEqualTo("warn");
    assertThat(found.get("fix").get(0).asText())
        .isEqualTo("config update context prod --protected");
    assertThat(check("context.address", Map.of(), real).get("observed").asText())
        .contains("grpc://127.0.0.1:1");
  }

  @Test
  void findsTokensAndWhatIsUnsaved() throws IOException {
    assertThat(status("context.token", "")).isEqualTo("warn");
    String activated = "auth activate --initial-admin=robot:admin -q > admin.token\n";
    assertThat(status("context.token", activated)).isEqualTo("pass");
    assertThat(status("context.unsaved", activated)).isEqualTo("warn");
  }

  @Test
  void findsAnotherEnterpriseContext() throws IOException {
    Map<String, String> elsewhere = Map.of("PACH_ENTERPRISE_CONTEXT", "hq");
    assertThat(check("context.enterprise", elsewhere, "").get("observed").asText())
        .contains("'hq'");
  }
}
