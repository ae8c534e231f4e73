package dev.atoll.acceptance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.cli.shell.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Assertions;

/**
 * Damages one file of a project or fleet at a time, and looks at it with the tool. Each try has a
 * seed of its own, so that a failure comes again. {@code -Dfuzz.rounds} tells how many changes a
 * try makes (1), {@code -Dfuzz.seed} moves all of them elsewhere (0); docs/reference/dbt-errors.md
 * names the large form.
 */
class BrokenFilesTest {
  private static final Path EVERYTHING = Path.of("src/test/projects/everything");
  private static final Path PLAIN = EVERYTHING.resolve("shop");
  private static final List<String> YAML = List.of(".yml");
  private static final List<String> CSV = List.of(".csv");
  private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 1);
  private static final long ELSEWHERE = Long.getLong("fuzz.seed", 0);

  /** Nobody waits for it: a try takes a moment, and this only tells an endless loop. */
  private static final Duration ENDLESS = Duration.ofMinutes(2);

  @Property(
      tries = 100,
      seed = "1",
      shrinking = ShrinkingMode.OFF,
      edgeCases = EdgeCasesMode.NONE,
      afterFailure = AfterFailureMode.SAMPLE_FIRST)
  void yamlOfAPlainProjectGivesProblemsAtMost(@ForAll long seed) throws IOException {
    fuzz(PLAIN, YAML, seed, List.of("parse", "--profiles-dir", "."));
  }

  @Property(
      tries = 80,
      seed = "2",
      shrinking = ShrinkingMode.OFF,
      edgeCases = EdgeCasesMode.NONE,
      afterFailure = AfterFailureMode.SAMPLE_FIRST)
  void yamlOfAFleetGivesProblemsAtMost(@ForAll long seed) throws IOException {
    fuzz(EVERYTHING, YAML, seed, List.of("parse"));
  }

  @Property(
      tries = 30,
      seed = "3",
      shrinking = ShrinkingMode.OFF,
      edgeCases = EdgeCasesMode.NONE,
      afterFailure = AfterFailureMode.SAMPLE_FIRST)
  void theListOfTenantsGivesProblemsAtMost(@ForAll long seed) throws IOException {
    fuzz(EVERYTHING.resolve("fleet"), CSV, seed, List.of());
  }

  @Property(
      tries = 15,
      seed = "4",
      shrinking = ShrinkingMode.OFF,
      edgeCases = EdgeCasesMode.NONE,
      afterFailure = AfterFailureMode.SAMPLE_FIRST)
  void seedsGiveProblemsAtMost(@ForAll long seed) throws IOException {
    fuzz(PLAIN, CSV, seed, List.of("seed", "--profiles-dir", "."));
  }

  @Property(
      tries = 4,
      seed = "5",
      shrinking = ShrinkingMode.OFF,
      edgeCases = EdgeCasesMode.NONE,
      afterFailure = AfterFailureMode.SAMPLE_FIRST)
  void buildingFromBrokenYamlGivesProblemsAtMost(@ForAll long seed) throws IOException {
    fuzz(PLAIN, YAML, seed, List.of("build", "--profiles-dir", "."));
  }

  private static void fuzz(Path project, List<String> endings, long seed, List<String> arguments)
      throws IOException {
    List<String> bugs = new ArrayList<>();
    boolean ofTenants = arguments.isEmpty();
    try (Workplace place = Workplace.of(ofTenants ? EVERYTHING : project)) {
      List<String> files =
          ofTenants ? List.of("fleet/tenants.csv") : place.files(endings.toArray(String[]::new));
      for (int round = 0; round < ROUNDS; round++) {
        Random random = new Random(seed + ELSEWHERE * 1_000_003 + round * 7_919L);
        String file = files.get(random.nextInt(files.size()));
        byte[] damaged = damaged(place.text(file), endings.equals(YAML), random);
        place.damage(file, damaged);
        bug(place, ofTenants ? List.of("tenants") : arguments)
            .ifPresent(said -> bugs.add(shown(file, damaged, said)));
        place.repair(file);
      }
    }
    assertThat(bugs).isEmpty();
  }

  private static byte[] damaged(String text, boolean yaml, Random random) {
    byte[] damaged = text.getBytes(StandardCharsets.UTF_8);
    int changes = 1 + random.nextInt(3);
    for (int i = 0; i < changes; i++) {
      String now = new String(damaged, StandardCharsets.UTF_8);
      damaged =
          yaml && random.nextInt(3) > 0
              ? new YamlDamage(random).apply(now).getBytes(StandardCharsets.UTF_8)
              : new TextDamage(random).apply(now);
    }
    return damaged;
  }

  private static Optional<String> bug(Workplace place, List<String> arguments) {
    try {
      Workplace.Said said =
          Assertions.assertTimeoutPreemptively(ENDLESS, () -> place.run(arguments));
      boolean known =
          Arrays.stream(ExitCode.values()).anyMatch(code -> code.number() == said.code());
      boolean explained = said.code() == 0 || said.text().contains("error[A");
      boolean trace =
          said.text().contains("unexpected error")
              || said.text().contains("\tat ")
              || said.text().contains("java.lang.");
      return known && explained && !trace
          ? Optional.empty()
          : Optional.of(said.code() + ": " + said.text());
    } catch (Throwable thrown) {
      return Optional.of(thrown + " " + Arrays.toString(thrown.getStackTrace()));
    }
  }

  private static String shown(String file, byte[] damaged, String said) {
    return "%n%s:%n%s%n--- said%n%s"
        .formatted(file, cut(new String(damaged, StandardCharsets.UTF_8)), cut(said));
  }

  private static String cut(String text) {
    return text.length() <= 6_000 ? text : text.substring(0, 6_000) + "…";
  }
}
