package dev.atoll.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.acceptance.architecture.Sources;
import dev.atoll.cli.shell.ExitCode;
import dev.atoll.domain.Reason;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReferenceTest {
  @ParameterizedTest
  @EnumSource(Reason.class)
  void everyReasonIsExplained(Reason reason) throws IOException {
    assertThat(Files.readString(Sources.ROOT.resolve("docs/reference/reasons.md")))
        .contains("| `" + reason.code() + "` |");
  }

  @ParameterizedTest
  @EnumSource(ExitCode.class)
  void everyExitCodeIsExplained(ExitCode code) throws IOException {
    assertThat(Files.readString(Sources.ROOT.resolve("docs/reference/exit-codes.md")))
        .contains("| " + code.number() + " |");
  }
}
