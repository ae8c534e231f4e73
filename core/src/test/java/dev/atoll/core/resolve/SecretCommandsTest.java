package dev.atoll.core.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.domain.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SecretCommandsTest {
  @TempDir Path folder;

  private final AtomicLong now = new AtomicLong();

  private SecretCommands commands() {
    return new SecretCommands(folder, Map.of("PATH", "/usr/bin:/bin", "SALT", "pepper"), now::get);
  }

  private static SecretCommands.Call call(Optional<Duration> ttl, int parallel, String... command) {
    return new SecretCommands.Call(
        new SecretSpec.Command(
            "KEY", Place.of("fleet.yml"), List.of(command), ttl, parallel, Duration.ofSeconds(60)),
        List.of(command));
  }

  private long asked() throws IOException {
    return Files.readAllLines(folder.resolve("asked")).size();
  }

  @Test
  void aValueIsWhatTheCommandPrintsWithoutItsLastLineBreak() {
    SecretCommands.Answer answer =
        commands().answer(call(Optional.empty(), 1, "sh", "-c", "printf 'a b\\n\\n'"));

    assertThat(answer.value()).contains("a b\n");
  }

  @Test
  void aCommandSeesTheEnvironmentThatIsGivenAndNothingElse() {
    SecretCommands.Answer answer =
        commands().answer(call(Optional.empty(), 1, "sh", "-c", "echo $SALT-$HOME"));

    assertThat(answer.value()).contains("pepper-");
  }

  @Test
  void aValueIsAskedForAgainOnceItsTimeIsOver() throws IOException {
    SecretCommands commands = commands();
    SecretCommands.Call call =
        call(Optional.of(Duration.ofMinutes(45)), 1, "sh", "-c", "echo x >> asked; echo v");

    commands.answer(call);
    now.set(Duration.ofMinutes(44).toNanos());
    commands.answer(call);
    assertThat(asked()).isEqualTo(1);

    now.set(Duration.ofMinutes(45).toNanos());
    commands.answer(call);
    assertThat(asked()).isEqualTo(2);
  }

  @Test
  void manyTenantsWithOneCommandAskOnce() throws IOException {
    SecretCommands.Call call = call(Optional.empty(), 8, "sh", "-c", "echo x >> asked; echo v");

    SecretCommands commands = commands();
    commands.fetch(IntStream.range(0, 50).mapToObj(i -> call).toList());
    commands.answer(call);

    assertThat(asked()).isEqualTo(1);
  }

  @Test
  void noMoreCommandsRunAtATimeThanAreAllowed() throws IOException {
    // Each leaves a mark while it runs, and says how many marks it saw.
    String script = "mkdir -p on; touch on/$1; ls on | wc -l >> seen; sleep 0.05; rm on/$1; echo v";
    SecretSpec.Command spec =
        new SecretSpec.Command(
            "KEY",
            Place.of("fleet.yml"),
            List.of("sh", "-c", script, "sh", "{tenant}"),
            Optional.empty(),
            3,
            Duration.ofSeconds(60));

    commands()
        .fetch(
            IntStream.range(0, 12)
                .mapToObj(
                    i ->
                        new SecretCommands.Call(
                            spec, List.of("sh", "-c", script, "sh", "tenant-" + i)))
                .toList());

    assertThat(Files.readAllLines(folder.resolve("seen")))
        .hasSize(12)
        .allSatisfy(count -> assertThat(Integer.parseInt(count.strip())).isBetween(1, 3));
  }
}
