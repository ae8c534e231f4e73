package dev.atoll.core.overlay;

import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Place;
import dev.atoll.jinja.syntax.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The lines of an overlay.yml, to tell where the text of a value begins. */
final class YamlText {
  private final List<String> lines;

  YamlText(List<String> lines) {
    this.lines = List.copyOf(lines);
  }

  static YamlText read(Path file) {
    try {
      return new YamlText(Files.readAllLines(file));
    } catch (IOException unreadable) {
      // Reading the overlay has reported it.
      return new YamlText(List.of());
    }
  }

  /** A value as a template: a text in quotes or below a bar begins later than its place says. */
  Source source(YamlScalar scalar) {
    Place place = scalar.place();
    int line = Math.max(1, place.line());
    int column = Math.max(1, place.column());
    String text = scalar.text();
    char first = at(line, column);
    if (first == '|' || first == '>') {
      line++;
      column = indentation(line) + 1;
    } else if (first == '"' || first == '\'') {
      column++;
    }
    return new Source(place.file(), text, line, column);
  }

  private char at(int line, int column) {
    return line <= lines.size() && column <= lines.get(line - 1).length()
        ? lines.get(line - 1).charAt(column - 1)
        : ' ';
  }

  private int indentation(int line) {
    if (line > lines.size()) {
      return 0;
    }
    String text = lines.get(line - 1);
    return text.length() - text.stripLeading().length();
  }
}
