package dev.atoll.core.pipeline.docs;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.atoll.domain.Ordered;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The files of the site in a target folder: {@code index.html} for all tenants, {@code docs.json}
 * that says who they are, and on demand {@code static_index.html}, which holds one tenant and
 * nobody else.
 *
 * @param name of the project or the fleet
 */
public record DocsSite(Path target, String name, Kind kind) {
  /** A file of the site that cannot be written. */
  static final String NOT_WRITTEN = "A763";

  private static final String INDEX = "index.html";
  private static final JsonFactory JSON = new JsonFactory();

  /** Whether there is a choice of tenants. */
  public enum Kind {
    PROJECT,
    FLEET
  }

  /**
   * Somebody whose artifacts the site shows.
   *
   * @param folder where they are
   */
  public record Shown(String id, SequencedMap<String, String> labels, Path folder) {
    public Shown {
      labels = Ordered.map(labels);
    }

    /** Whether there is something to show. */
    public boolean isComplete() {
      return Files.isRegularFile(folder.resolve("manifest.json"))
          && Files.isRegularFile(folder.resolve("catalog.json"));
    }
  }

  /** The page of a folder, if it was made. */
  static Optional<Path> index(Path target) {
    return Optional.of(target.resolve(INDEX)).filter(Files::isRegularFile);
  }

  /**
   * Writes the page and the list of those it shows.
   *
   * @return the page
   */
  public Path write(List<Shown> shown) {
    Path index = target.resolve(INDEX);
    written(target.resolve("docs.json"), list(shown));
    written(index, DocsPage.loading());
    return index;
  }

  /**
   * Writes the page of one tenant with all it shows inside.
   *
   * @return the page
   */
  public Path writeStatic(Shown shown) {
    Path page = shown.folder().resolve("static_index.html");
    String data =
        "{\"docs\":"
            + list(List.of(shown))
            + ",\"manifest\":"
            + read(shown.folder().resolve("manifest.json"))
            + ",\"catalog\":"
            + read(shown.folder().resolve("catalog.json"))
            + "}";
    written(page, DocsPage.holding(data));
    return page;
  }

  /** Copies a folder that dbt_project.yml names in {@code asset-paths}; links are not followed. */
  public void copyAssets(Path project, String folder) {
    Path from = project.resolve(folder).normalize();
    Path to = target.resolve(folder).normalize();
    boolean inside = from.startsWith(project) && !from.equals(project) && to.startsWith(target);
    if (!inside || target.startsWith(from) || !Files.isDirectory(from)) {
      return;
    }
    try {
      Files.walkFileTree(
          from,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              if (attributes.isRegularFile()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw notWritten(to, e);
    }
  }

  private String list(List<Shown> shown) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("name", name);
      json.writeStringField("kind", kind == Kind.FLEET ? "fleet" : "project");
      json.writeArrayFieldStart("tenants");
      for (Shown one : shown) {
        json.writeStartObject();
        json.writeStringField("id", one.id());
        json.writeObjectFieldStart("labels");
        for (Map.Entry<String, String> label : one.labels().entrySet()) {
          json.writeStringField(label.getKey(), label.getValue());
        }
        json.writeEndObject();
        json.writeStringField(
            "folder", target.relativize(one.folder()).toString().replace('\\', '/'));
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw notWritten(file, e);
    }
  }

  private static void written(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw notWritten(file, e);
    }
  }

  private static ProblemException notWritten(Path file, IOException cause) {
    return new ProblemException(
        Problem.error(
            NOT_WRITTEN,
            "cannot write the documentation's " + file,
            String.valueOf(cause.getMessage()),
            "make the target folder writable, free some space, or choose another --target-path"));
  }
}
