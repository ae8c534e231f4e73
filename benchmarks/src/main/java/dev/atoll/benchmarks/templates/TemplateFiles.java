package dev.atoll.benchmarks.templates;

import dev.atoll.jinja.Definition;
import dev.atoll.jinja.syntax.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Where the templates are: those written down as resources, and those of a folder. */
final class TemplateFiles {
  private static final List<String> MACROS = List.of("amounts", "dispatched", "keys", "shapes");

  private TemplateFiles() {}

  static Source model(String name) {
    return resource("models/" + name + ".sql");
  }

  static List<Definition> macros() {
    return Shop.macros(MACROS.stream().map(name -> resource("macros/" + name + ".sql")).toList());
  }

  /** All files of a folder, by name. */
  static List<Source> folder(Path folder) {
    try (Stream<Path> paths = Files.list(folder)) {
      List<Source> sources = new ArrayList<>();
      for (Path path : paths.sorted().toList()) {
        sources.add(Source.of(path.toString(), Files.readString(path)));
      }
      return sources;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Source resource(String path) {
    try (InputStream stream = TemplateFiles.class.getResourceAsStream("/templates/" + path)) {
      if (stream == null) {
        throw new IllegalStateException("no resource " + path);
      }
      return Source.of(path, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
