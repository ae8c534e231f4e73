package dev.atoll.core.execute;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.engine.Column;
import dev.atoll.engine.ResultTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a seed and finds its columns' types as dbt does on DuckDB: a column is integer, float8,
 * date, timestamp or boolean when all its values are, otherwise text. An empty field is null; a
 * column of nulls is an integer.
 */
final class SeedReader {
  /** A seed that cannot be read as CSV. */
  static final String BAD_SEED = "A223";

  private static final int SHOWN_ROWS = 10;

  /** What becomes of texts: engines that read the file themselves take them as they stand. */
  enum Texts {
    AS_WRITTEN,

    /** Line ends are one newline, and {@code null} is null also in a column of texts. */
    AS_PYTHON_READS;

    private String read(String field, SeedType type) {
      if (this == AS_WRITTEN || type != SeedType.TEXT) {
        return field;
      }
      String text = field.replace("\r\n", "\n").replace('\r', '\n');
      return text.strip().equalsIgnoreCase("null") ? "" : text;
    }
  }

  private SeedReader() {}

  /**
   * The rows of a seed with typed values; each column carries the type it is to be created with.
   *
   * @param place as it is shown
   * @param asText names of columns whose values are left as they stand, since the project sets
   *     their type
   * @param texts what becomes of the values of columns of texts
   * @throws ProblemException when it is no CSV, or its rows differ in length
   */
  static ResultTable read(
      Path file, Place place, String delimiter, Set<String> asText, Texts texts) {
    List<CsvRecord> records = records(file, place, delimiter);
    if (records.isEmpty()) {
      throw bad(place, "the seed has no header", "the file is empty", "write the column names");
    }
    List<String> names = records.removeFirst().getFields();
    checkHeader(names, place);
    checkRows(names.size(), records, place);
    return typed(names, records, asText, texts);
  }

  private static void checkRows(int columns, List<CsvRecord> records, Place place) {
    List<CsvRecord> ragged =
        records.stream().filter(row -> row.getFieldCount() != columns).toList();
    if (ragged.isEmpty()) {
      return;
    }
    CsvRecord first = ragged.getFirst();
    String others =
        ragged.stream()
            .skip(1)
            .limit(SHOWN_ROWS)
            .map(row -> row.getStartingLineNumber() + " (" + row.getFieldCount() + ")")
            .collect(Collectors.joining(", "));
    int more = ragged.size() - 1 - SHOWN_ROWS;
    throw bad(
        Place.of(place.file(), (int) first.getStartingLineNumber(), 1),
        "a row has " + fields(first.getFieldCount()) + ", the header " + columns,
        others.isEmpty()
            ? ""
            : "other lines that differ, with their number of fields: "
                + others
                + (more > 0 ? " and " + more + " more" : ""),
        "mend the row; a field that holds the delimiter wants quotes around it");
  }

  private static String fields(int count) {
    return count == 1 ? "1 field" : count + " fields";
  }

  private static List<CsvRecord> records(Path file, Place place, String delimiter) {
    if (delimiter.length() != 1) {
      throw bad(
          place,
          "a delimiter is one character, not '" + delimiter + "'",
          "",
          "set delimiter to one character");
    }
    List<CsvRecord> records = new ArrayList<>();
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(delimiter.charAt(0))
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .skipEmptyLines(true)
            .detectBomHeader(true)
            .ofCsvRecord(file)) {
      reader.forEach(records::add);
    } catch (CsvParseException e) {
      throw bad(
          place, "the seed is not valid CSV", String.valueOf(e.getMessage()), "mend its quotes");
    } catch (CharacterCodingException e) {
      throw bad(place, "the seed is not UTF-8", "", "save it as UTF-8");
    } catch (IOException | UncheckedIOException e) {
      throw bad(
          place,
          "the seed cannot be read",
          String.valueOf(e.getMessage()),
          "check that the file exists and may be read");
    }
    return records;
  }

  private static void checkHeader(List<String> names, Place place) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (name.isBlank() || !seen.add(name)) {
        throw bad(
            Place.of(place.file(), 1, 1),
            name.isBlank()
                ? "a column of the seed has no name"
                : "two columns of the seed are called '" + name + "'",
            "",
            "give every column a name of its own");
      }
    }
  }

  private static ResultTable typed(
      List<String> names, List<CsvRecord> records, Set<String> asText, Texts texts) {
    List<Column> columns = new ArrayList<>();
    List<SeedType> types = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      int index = i;
      SeedType type =
          asText.contains(names.get(i))
              ? SeedType.TEXT
              : SeedType.of(records.stream().map(row -> row.getField(index)).iterator());
      types.add(type);
      columns.add(new Column(names.get(i), type.sql()));
    }
    List<List<@Nullable Object>> rows = new ArrayList<>(records.size());
    for (CsvRecord row : records) {
      List<@Nullable Object> values = new ArrayList<>(names.size());
      for (int i = 0; i < names.size(); i++) {
        values.add(types.get(i).value(texts.read(row.getField(i), types.get(i))));
      }
      rows.add(values);
    }
    return new ResultTable(columns, rows);
  }

  private static ProblemException bad(Place place, String message, String cause, String mend) {
    return new ProblemException(Problem.error(BAD_SEED, place, message, cause, mend));
  }
}
