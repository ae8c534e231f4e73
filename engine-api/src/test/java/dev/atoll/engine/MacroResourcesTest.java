package dev.atoll.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MacroResourcesTest {
  @TempDir private Path folder;

  @Test
  void aFolderAndAJarListTheSameFilesInOrder() throws IOException {
    Files.createDirectories(folder.resolve("classes/macros/sub"));
    Files.createDirectories(folder.resolve("classes/other"));
    Path jar = folder.resolve("x.jar");
    try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (String name :
          new String[] {"macros/sub/b.sql", "macros/a.sql", "macros/c.md", "other/d.sql"}) {
        Files.writeString(folder.resolve("classes").resolve(name), "ü " + name);
        zip.putNextEntry(new ZipEntry(name));
        zip.write(("ü " + name).getBytes(StandardCharsets.UTF_8));
      }
    }

    assertThat(MacroResources.in(jar, "macros/"))
        .isEqualTo(MacroResources.in(folder.resolve("classes"), "macros/"))
        .containsExactly(
            new MacroFile("macros/a.sql", "ü macros/a.sql"),
            new MacroFile("macros/sub/b.sql", "ü macros/sub/b.sql"));
  }

  @Test
  void noMacrosAreNoMistake() throws IOException {
    assertThat(MacroResources.in(folder, "macros/")).isEmpty();
  }
}
