package dev.atoll.acceptance.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same files give the same plan in processes that differ in everything else. The form with 200
 * tenants and 100 runs is benchmarks/plan-determinism.sh.
 */
class DeterminismTest {
  private static final List<List<String>> WORLDS =
      List.of(
          List.of("-Duser.language=en", "-Duser.timezone=UTC", "-Dfile.encoding=UTF-8"),
          List.of("-Duser.language=tr", "-Duser.country=TR", "-Duser.timezone=Asia/Kathmandu"),
          List.of("-Duser.language=ar", "-Duser.timezone=America/St_Johns", "-Xint"));

  @TempDir Path folder;

  @Test
  void thePlanIsTheSameInEveryProcess() throws Exception {
    Set<String> ids = new LinkedHashSet<>();
    Set<String> texts = new LinkedHashSet<>();
    for (int i = 0; i < WORLDS.size(); i++) {
      Path root = Files.createDirectories(folder.resolve("place-" + i + "/x".repeat(i)));
      writeInOtherOrder(root, i);
      Path out = root.resolve("plan.json");
      run(WORLDS.get(i), i == 1 ? folder : root, root, out);
      String text = Files.readString(out);
      texts.add(text);
      ids.add(new ObjectMapper().readTree(text).path("id").asText());
    }
    assertThat(ids).hasSize(1).allMatch(id -> id.startsWith("sha256:"));
    assertThat(texts).hasSize(1);
  }

  private static void writeInOtherOrder(Path root, int order) throws IOException {
    List<Map.Entry<String, String>> files = new ArrayList<>(Shop.files().entrySet());
    Collections.rotate(files, order * 3);
    if (order == 2) {
      Collections.reverse(files);
    }
    for (Map.Entry<String, String> file : files) {
      Path path = root.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }

  private static void run(List<String> world, Path from, Path project, Path out) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(world);
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            "dev.atoll.cli.Main",
            "plan",
            "--project-dir",
            project.toString(),
            "--out",
            out.toString()));
    Process process =
        new ProcessBuilder(command).directory(from.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
  }
}
