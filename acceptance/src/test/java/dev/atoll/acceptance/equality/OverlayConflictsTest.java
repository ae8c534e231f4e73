package dev.atoll.acceptance.equality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shared project is upgraded, and overlays no longer fit: every command says so. */
@Timeout(300)
final class OverlayConflictsTest {
  @TempDir Path folder;
  private Tool tool = new Tool(Path.of("."));

  @BeforeEach
  void anUpgradeThatTwoOverlaysDoNotFit() throws IOException {
    Tool.copy("projects/overlays", folder);
    tool = new Tool(folder);
    assertThat(tool.run("overlay", "rebase", "strict", "--accept").code()).isZero();
    Path macro = folder.resolve("transform/macros/risk.sql");
    Files.writeString(macro, Files.readString(macro).replace("* 2", "* 3"));
    Path one = folder.resolve("transform/macros/one.sql");
    Files.writeString(one, Files.readString(one).replace("1", "2"));
    Files.move(
        folder.resolve("transform/models/legacy.sql"),
        folder.resolve("transform/models/old_report.sql"));
  }

  @ParameterizedTest
  @CsvSource({
    "ls, 1",
    "plan, 1",
    "check, 2",
    "compile, 1",
    "build, 1",
    "test, 1",
    "variants, 1",
    "show --select small, 1",
    "overlay report, 1",
    "debug, 1",
    "parse, 2"
  })
  void everyCommandTellsAllConflictsWithTheTenantsThatHaveThem(String command, int code) {
    Tool.Said said = tool.run(command.split(" ", -1));

    String all = said.out() + said.err();
    assertThat(said.code()).as(all).isEqualTo(code);
    assertThat(all)
        .contains("A174", "the project has no 'legacy'", "2 tenants: blue, coral")
        .contains("A176", "model 'churn' has changed", "macro 'one' has changed", "1 tenant: dune");
  }

  @Test
  void theNodesOfTheOthersAreListed() {
    assertThat(tool.run("ls").out()).contains("shop.churn\n");
    Tool.Said fine = tool.run("ls", "--tenants", "acme");
    assertThat(fine.code()).isZero();
    assertThat(fine.err()).isEmpty();
  }

  @Test
  void anOverlayThatNoTenantHasByItsNameIsToldWhereItIsSelected() {
    Tool.Said wrong = tool.run("ls", "--select", "overlay:loylaty");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err())
        .contains("A410", "there is no overlay 'loylaty'", "did you mean 'loyalty'?");

    Tool.Said other = tool.run("ls", "--select", "overlay:loyalty", "--tenants", "acme");
    assertThat(other.code()).as("acme does not have it, which is no mistake").isZero();
    assertThat(other.out() + other.err()).isEmpty();
  }
}
