package dev.atoll.core.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchiveTest {
  @TempDir private Path folder;

  private Path unpack(byte[] archive) throws IOException {
    Path file = Files.write(folder.resolve("archive"), archive);
    return Archive.unpack(file, folder.resolve("deep/files"), DepsWorld.NEVER);
  }

  record Evil(String what, Tarballs.Entries entries) {
    @Override
    public String toString() {
      return what;
    }
  }

  static Stream<Evil> evil() {
    return Stream.of(
        new Evil("upwards", tar -> Tarballs.file(tar, "../outside", "boo")),
        new Evil("upwards from inside", tar -> Tarballs.file(tar, "a/../../outside", "boo")),
        new Evil("absolute", tar -> Tarballs.file(tar, "/tmp/atoll-outside", "boo")),
        new Evil("a link upwards", tar -> Tarballs.link(tar, "a/b", "../../outside")),
        new Evil("an absolute link", tar -> Tarballs.link(tar, "a/b", "/etc/passwd")),
        new Evil("a hard link upwards", tar -> Tarballs.hardLink(tar, "a/b", "../../secret")),
        new Evil(
            "a link over a link",
            tar -> {
              Tarballs.file(tar, "a/deep/deeper/file", "x");
              Tarballs.link(tar, "a/here", "deep/deeper");
              // By its letters this is a/deep/.., in truth the folder above all.
              Tarballs.link(tar, "a/there", "here/../../../..");
              Tarballs.link(tar, "a/up", "deep/../here/../../..");
            }),
        new Evil(
            "a pipe",
            tar -> {
              tar.putArchiveEntry(new TarArchiveEntry("a/pipe", TarConstants.LF_FIFO));
              tar.closeArchiveEntry();
            }));
  }

  @ParameterizedTest
  @MethodSource("evil")
  void whatLeavesTheFolderIsRefused(Evil evil) throws IOException {
    Files.writeString(folder.resolve("secret"), "secret");
    assertThatThrownBy(() -> unpack(Tarballs.of(evil.entries())))
        .isInstanceOf(Archive.Unsafe.class);
    assertThat(folder.resolve("outside")).doesNotExist();
    assertThat(folder.resolve("deep/outside")).doesNotExist();
    assertThat(Path.of("/tmp/atoll-outside")).doesNotExist();
  }

  @Test
  void aFileIsNeverWrittenThroughALink() throws IOException {
    Path top =
        unpack(
            Tarballs.of(
                tar -> {
                  Tarballs.file(tar, "a/real/one", "1");
                  Tarballs.link(tar, "a/alias", "real");
                  Tarballs.file(tar, "a/other/two", "2");
                }));
    assertThat(top.resolve("alias")).isSymbolicLink();
    assertThat(top.resolve("alias/one")).hasContent("1");
  }

  @Test
  void filesLinksAndTheRightToBeRunAreKept() throws IOException {
    Path top =
        unpack(
            Tarballs.of(
                tar -> {
                  Tarballs.file(tar, "a/x".repeat(60) + ".sql", "long");
                  Tarballs.file(tar, "a/models/ü.sql", "select 1");
                  Tarballs.link(tar, "a/alias.sql", "models/ü.sql");
                  Tarballs.link(tar, "a/dangling.sql", "models/gone.sql");
                  Tarballs.hardLink(tar, "a/twin.sql", "a/models/ü.sql");
                }));
    assertThat(top.resolve("models/ü.sql")).hasContent("select 1");
    assertThat(top.resolve("alias.sql")).isSymbolicLink().hasContent("select 1");
    assertThat(top.resolve("twin.sql")).hasContent("select 1");
    assertThat(top.resolve("dangling.sql")).doesNotExist();
  }

  @Test
  void anArchiveHasOneFolderAtItsTop() {
    assertThatThrownBy(
            () ->
                unpack(
                    Tarballs.of(
                        tar -> {
                          Tarballs.file(tar, "a/x", "1");
                          Tarballs.file(tar, "b/x", "1");
                        })))
        .hasMessageContaining("2 entries at its top");
  }

  @Test
  void anArchiveThatWasCutOffIsDamaged() {
    byte[] whole = Tarballs.project("one");
    assertThatThrownBy(() -> unpack(Arrays.copyOf(whole, whole.length / 2)))
        .isInstanceOf(IOException.class);
  }
}
