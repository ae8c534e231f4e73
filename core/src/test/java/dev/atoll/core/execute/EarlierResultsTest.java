package dev.atoll.core.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atoll.domain.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlierResultsTest {
  @TempDir private Path folder;

  @Test
  void whatFailedOrWasSkippedIsUndone() throws IOException {
    Files.writeString(
        folder.resolve("run_results.json"),
        """
        {"results": [{"unique_id": "a", "status": "success"}, {"unique_id": "b", "status": "fail"},
          {"unique_id": "c", "status": "skipped"}, {"unique_id": "d", "status": "warn"}],
         "args": {"which": "build", "full_refresh": true}}
        """);
    EarlierResults results = EarlierResults.read(folder).orElseThrow();
    assertThat(results.command()).isEqualTo("build");
    assertThat(results.undone()).containsExactly("b", "c");
    assertThat(results.flags()).containsEntry("full_refresh", true);
  }

  @Test
  void noFileIsNoRunAndABrokenOneIsAProblem() throws IOException {
    assertThat(EarlierResults.read(folder)).isEmpty();
    Files.writeString(folder.resolve("run_results.json"), "{\"results\": [");
    assertThatThrownBy(() -> EarlierResults.read(folder)).isInstanceOf(ProblemException.class);
  }
}
