package dev.atoll.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExampleFilesTest {
  @TempDir Path folder;

  @Test
  void theExampleIsReadFromAJarWhosePathHasASpace() throws IOException {
    Path jar = Files.createDirectories(folder.resolve("with space")).resolve("demo.jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (String name : new String[] {"fleet.yml", "fleet/base.yml", "fleet/countries/fr.yml"}) {
        zip.putNextEntry(new ZipEntry("some/package/retail/" + name));
        zip.write(name.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    URL fleetFile = URI.create("jar:" + jar.toUri() + "!/some/package/retail/fleet.yml").toURL();
    Path workspace = folder.resolve("workspace");
    ExampleFiles.copyTo(workspace, Roster.of(1), fleetFile);
    assertThat(workspace.resolve("fleet/base.yml")).hasContent("fleet/base.yml");
    assertThat(workspace.resolve("fleet/countries/fr.yml")).doesNotExist();
    assertThat(workspace.resolve("fleet/tenants.csv")).exists();
  }

  @Test
  void thePackedExampleIsTheOneInTheRepository() throws IOException {
    Path workspace = folder.resolve("workspace");
    ExampleFiles.copyTo(workspace, Roster.of(200));
    try (var files = Files.walk(workspace)) {
      assertThat(files.filter(Files::isRegularFile))
          .hasSizeGreaterThan(80)
          .allSatisfy(
              file ->
                  assertThat(file)
                      .hasSameBinaryContentAs(
                          Path.of("../examples/retail")
                              .resolve(workspace.relativize(file).toString())));
    }
  }
}
