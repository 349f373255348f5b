package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What tests do beside themselves never waits for a thread, however few the machine has. */
class BackgroundTest {
  private static final Pattern COMMON_POOL =
      Pattern.compile("\\.(?:supplyAsync|runAsync|parallelStream|parallel|commonPool)\\(");

  @Test
  void moreTasksThanProcessorsWaitForEachOther() throws Exception {
    int tasks = 4 * Runtime.getRuntime().availableProcessors();
    CountDownLatch all = new CountDownLatch(tasks);
    List<CompletableFuture<Integer>> started = new ArrayList<>();
    for (int i = 0; i < tasks; i++) {
      int number = i;
      started.add(
          Background.call(
              () -> {
                all.countDown();
                all.await();
                return number;
              }));
    }
    for (int i = 0; i < tasks; i++) {
      assertThat(started.get(i).get(20, TimeUnit.SECONDS)).isEqualTo(i);
    }
  }

  @Test
  void noTestWorksInTheCommonPool() throws IOException {
    try (Stream<Path> sources = Files.walk(Path.of("src/test/java"))) {
      assertThat(
              sources
                  .filter(file -> file.toString().endsWith(".java"))
                  .filter(file -> !file.endsWith("Background.java"))
                  .filter(BackgroundTest::usesTheCommonPool))
          .isEmpty();
    }
  }

  private static boolean usesTheCommonPool(Path source) {
    try {
      return COMMON_POOL.matcher(Files.readString(source)).find();
    } catch (IOException e) {
      throw new IllegalStateException(source.toString(), e);
    }
  }
}
