package dev.atoll.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GitTreeTest {
  @TempDir private Path folder;
  private Path clone = Path.of("");

  @BeforeEach
  void commitOneFile() throws IOException, InterruptedException {
    clone = folder.resolve("mirrors/shop");
    Files.createDirectories(clone.resolve("inner/models"));
    git("init", "-q");
    Files.writeString(clone.resolve("inner/models/a b.sql"), "select 'ä'\n");
    Files.writeString(clone.resolve("readme.md"), "");
    git("add", ".");
    git("-c", "user.name=t", "-c", "user.email=t@localhost", "commit", "-q", "-m", "one");
  }

  private void git(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git", "-C", clone.toString()));
    command.addAll(List.of(arguments));
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }

  @Test
  void theFilesBelowAFolderOfACommitAreWritten() throws IOException, InterruptedException {
    Path to = folder.resolve("out");

    List<String> lacking =
        new Mirrors(folder.resolve("mirrors")).tree("owner/shop", "HEAD").extract("inner", to);

    assertThat(lacking).isEmpty();
    assertThat(to.resolve("models/a b.sql")).hasContent("select 'ä'");
    assertThat(to.resolve("readme.md")).doesNotExist();
  }

  @Test
  void aCommitThatIsNotThereIsSaid() throws IOException {
    GitTree tree = new Mirrors(folder.resolve("mirrors")).tree("owner/shop", "v9");

    assertThatThrownBy(() -> tree.extract("", folder.resolve("out")))
        .hasMessage("no commit v9 with folder ''");
  }
}
