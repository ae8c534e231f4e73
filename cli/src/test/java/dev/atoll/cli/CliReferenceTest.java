package dev.atoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.cli.shell.Interrupts;
import dev.atoll.cli.shell.Screen;
import dev.atoll.cli.shell.World;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** docs/reference/cli.md is the help of every command, and is rewritten as golden files are. */
class CliReferenceTest {
  private static final List<String> COMMANDS =
      List.of(
          "build",
          "run",
          "test",
          "seed",
          "snapshot",
          "compile",
          "source freshness",
          "docs generate",
          "docs serve",
          "run-operation",
          "clone",
          "retry",
          "show",
          "ls",
          "parse",
          "init",
          "debug",
          "deps",
          "clean",
          "plan",
          "apply",
          "resume",
          "rerun",
          "tenants",
          "explain",
          "variants",
          "diff",
          "freeze",
          "compare",
          "check",
          "overlay report",
          "overlay new",
          "overlay rebase",
          "provision",
          "runs",
          "run show",
          "demo",
          "schema",
          "version");

  @Test
  void theReferenceIsTheHelpOfEveryCommand() throws IOException {
    StringBuilder page = new StringBuilder();
    page.append("# Command line\n\n");
    page.append("Written from the program's own help; CONTRIBUTING.md says how it is renewed.\n");
    page.append("\n```\n").append(printed(List.of("help"))).append("```\n");
    for (String command : COMMANDS) {
      page.append("\n## atoll ").append(command).append("\n\n```\n");
      page.append(printed(List.of("help", command))).append("```\n");
    }
    Golden.check(Path.of("../docs/reference/cli.md"), page.toString());
  }

  @Test
  void everyCommandOfTheOverviewIsInTheReference() {
    List<String> shown =
        printed(List.of("help"))
            .lines()
            .filter(line -> line.startsWith("  "))
            .map(line -> line.strip().split(" {2,}", 2)[0])
            .toList();
    assertThat(shown).containsExactlyElementsOf(COMMANDS);
  }

  private static String printed(List<String> arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, false, StandardCharsets.UTF_8);
    World world =
        new World(
            "atoll",
            stream,
            stream,
            new TreeMap<>(),
            Path.of("/"),
            () -> FakeRuns.START,
            ZoneOffset.UTC,
            Screen.none(),
            Interrupts.NONE);
    Main.run(arguments, world, new FakeAtoll(Scenario.NOTHING, Path.of("/")));
    return out.toString(StandardCharsets.UTF_8);
  }
}
