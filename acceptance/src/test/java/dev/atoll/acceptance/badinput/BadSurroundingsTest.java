package dev.atoll.acceptance.badinput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Good input in a place that does not let Atoll work: a locked database, a full disk. */
class BadSurroundingsTest {
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  @Test
  void aDatabaseLockedByAnotherProcessIsSaidWithThatProcess(@TempDir Path temporary)
      throws IOException, InterruptedException {
    Path work = temporary.toRealPath();
    BadInputCase locked = BadInputCase.named("surroundings-locked");
    locked.copyTo(work);
    String file = work.resolve("data/shop.duckdb").toString();
    Process holder =
        new ProcessBuilder(java(HoldsDatabase.class, List.of(file)))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader said = holder.inputReader(StandardCharsets.UTF_8)) {
      assertThat(said.readLine()).isEqualTo(HoldsDatabase.READY);
      String printed = locked.play(work).text();
      assertThat(printed).contains("(PID " + Normal.PROCESS + ")");
      Golden.check(locked.expected(), printed);
    } finally {
      holder.getOutputStream().close();
      assertThat(holder.waitFor()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "surroundings-disk-of-database-full, data, 2m",
    "surroundings-disk-of-target-full, target, 4k"
  })
  void aFullDiskIsSaid(String name, String folder, String size, @TempDir Path temporary)
      throws IOException, InterruptedException {
    Path work = temporary.toRealPath();
    Path small = Files.createDirectories(work.resolve(folder));
    String mount = "mount -t tmpfs -o size=" + size + " tmpfs '" + small + "'";
    assumeThat(canMount(mount)).as("a user may mount in a namespace of its own").isTrue();
    BadInputCase full = BadInputCase.named(name);
    full.copyTo(work);
    List<String> command = new ArrayList<>(List.of("unshare", "-rm", "sh", "-c"));
    command.add(mount + " && exec \"$@\"");
    command.add("sh");
    command.addAll(java(PlaysCase.class, List.of(name, work.toString())));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    Golden.check(full.expected(), printed);
  }

  private static boolean canMount(String mount) throws InterruptedException {
    try {
      return new ProcessBuilder("unshare", "-rm", "sh", "-c", mount)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException noSuchProgram) {
      return false;
    }
  }

  private static List<String> java(Class<?> main, List<String> arguments) {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> command = new ArrayList<>(List.of(JAVA.toString()));
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(List.of("-cp", classPath, main.getName()));
    command.addAll(arguments);
    return command;
  }
}
