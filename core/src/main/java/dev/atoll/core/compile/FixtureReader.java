package dev.atoll.core.compile;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.atoll.core.project.PackageSource;
import dev.atoll.core.project.SourceText;
import dev.atoll.core.yaml.YamlList;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlNode;
import dev.atoll.domain.Nearest;
import dev.atoll.domain.Place;
import dev.atoll.domain.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the rows of one unit test: as mappings, as CSV, as SQL, from the YAML or from a file. */
final class FixtureReader {
  private static final List<String> FORMATS = List.of("dict", "csv", "sql");

  private final PackageSource source;
  private final String test;

  FixtureReader(PackageSource source, String test) {
    this.source = source;
    this.test = test;
  }

  /**
   * The rows that a mapping with {@code rows}, {@code fixture} and {@code format} stands for.
   *
   * @throws ProblemException for a format that does not fit the rows, or a file that is missing
   */
  Node.UnitTest.Rows of(YamlNode node) {
    if (!(node instanceof YamlMap map)) {
      throw wrong(node.place(), "rows must stand in a mapping", "write 'rows:' below it");
    }
    String format = map.value("format").map(value -> String.valueOf(value.toJava())).orElse("dict");
    if (!FORMATS.contains(format)) {
      throw wrong(
          map.value("format").orElseThrow().place().withLength(format.length()),
          "there is no format '" + format + "'",
          "write dict, csv or sql");
    }
    Optional<YamlNode> fixture = map.value("fixture").filter(value -> value.toJava() != null);
    Optional<YamlNode> rows = map.value("rows").filter(value -> value.toJava() != null);
    if (fixture.isPresent()) {
      return ofFile(fixture.get(), format);
    }
    if (rows.isEmpty()) {
      return new Node.UnitTest.Rows(List.of(), Optional.empty(), format(format), Optional.empty());
    }
    if (format.equals("dict")) {
      return Node.UnitTest.Rows.of(mappings(rows.get()));
    }
    if (!(rows.get().toJava() instanceof String text)) {
      throw wrong(
          rows.get().place(),
          "rows of format " + format + " must be a text, not " + rows.get().kind(),
          "write 'rows: |' and the text below, or leave out 'format'");
    }
    return ofText(text, format, rows.get().place(), Optional.empty());
  }

  private static Node.UnitTest.Format format(String word) {
    return Node.UnitTest.Format.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private Node.UnitTest.Rows ofFile(YamlNode fixture, String format) {
    String name = String.valueOf(fixture.toJava());
    if (format.equals("dict")) {
      throw wrong(
          fixture.place(),
          "a fixture holds CSV or SQL",
          "write 'format: csv' or 'format: sql' beside it");
    }
    for (SourceText file : source.fixtures()) {
      String path = file.path();
      if (path.substring(path.lastIndexOf('/') + 1).equals(name + "." + format)) {
        return ofText(file.text(), format, file.place(), Optional.of(name));
      }
    }
    List<String> known = source.fixtures().stream().map(FixtureReader::stem).toList();
    throw wrong(
        fixture.place().withLength(name.length()),
        "there is no fixture " + name + "." + format,
        Nearest.suggestion(
            name, known, "add it to the folder fixtures below one of the test-paths"));
  }

  private static String stem(SourceText file) {
    String name = file.path().substring(file.path().lastIndexOf('/') + 1);
    return name.indexOf('.') < 0 ? name : name.substring(0, name.lastIndexOf('.'));
  }

  private Node.UnitTest.Rows ofText(
      String text, String format, Place place, Optional<String> fixture) {
    boolean sql = format.equals("sql");
    return new Node.UnitTest.Rows(
        sql ? List.of() : csv(text, place),
        sql ? Optional.of(text) : Optional.empty(),
        format(format),
        fixture);
  }

  private List<Map<String, @Nullable Object>> mappings(YamlNode rows) {
    if (!(rows instanceof YamlList list)) {
      throw wrong(
          rows.place(),
          "rows must be a list of mappings, not " + rows.kind(),
          "write '- {column: value}' items, or say 'format: csv' or 'format: sql'");
    }
    List<Map<String, @Nullable Object>> mappings = new ArrayList<>();
    for (YamlNode item : list.items()) {
      if (!(item instanceof YamlMap map)) {
        throw wrong(item.place(), "a row must be a mapping", "write '- {column: value}'");
      }
      mappings.add(new LinkedHashMap<>(map.toJava()));
    }
    return mappings;
  }

  /** Values are texts; what stands between two commas without quotes, and is nothing, is null. */
  private List<Map<String, @Nullable Object>> csv(String text, Place place) {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(text)) {
      List<CsvRecord> records = reader.stream().toList();
      if (records.isEmpty()) {
        return rows;
      }
      List<String> names = records.getFirst().getFields().stream().map(String::strip).toList();
      for (CsvRecord record : records.subList(1, records.size())) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        for (int i = 0; i < names.size() && i < record.getFieldCount(); i++) {
          String value = record.getField(i);
          row.put(names.get(i), value.isEmpty() ? null : value);
        }
        rows.add(row);
      }
      return rows;
    } catch (CsvParseException | java.io.IOException | java.io.UncheckedIOException e) {
      throw wrong(place, "the rows are no valid CSV", "mend its quotes");
    }
  }

  private ProblemException wrong(Place place, String what, String mend) {
    return UnitTestDrafts.wrong(place, "unit test '" + test + "': " + what, "", mend);
  }
}
