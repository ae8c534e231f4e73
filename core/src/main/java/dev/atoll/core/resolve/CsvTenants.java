package dev.atoll.core.resolve;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.atoll.domain.Nearest;
import dev.atoll.domain.Origin;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import dev.atoll.domain.Setting;
import dev.atoll.domain.TenantId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Tenants from a CSV file (RFC 4180): a header with {@code id}, perhaps {@code enabled}, and one
 * column for each label. An empty cell is no label.
 */
final class CsvTenants {
  private static final String ID = "id";
  private static final String ENABLED = "enabled";

  private final String file;
  private final TenantList tenants;
  private final Problems problems;

  CsvTenants(String file, TenantList tenants, Problems problems) {
    this.file = file;
    this.tenants = tenants;
    this.problems = problems;
  }

  void read(String text) {
    List<CsvRecord> records = new ArrayList<>();
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .skipEmptyLines(true)
            .allowUnclosedQuote(false)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(text)) {
      reader.forEach(records::add);
    } catch (CsvParseException e) {
      malformed(records, e);
      return;
    } catch (IOException e) {
      throw new IllegalStateException("a text cannot fail to be read", e);
    }
    if (records.isEmpty()) {
      problems.add(
          csv(Place.of(file), "the file is empty", "", "begin it with a line such as 'id,region'"));
      return;
    }
    Optional<List<String>> header = header(records.getFirst());
    header.ifPresent(columns -> records.stream().skip(1).forEach(record -> row(record, columns)));
  }

  private void malformed(List<CsvRecord> before, CsvParseException e) {
    long line = before.isEmpty() ? 1 : before.getLast().getStartingLineNumber() + 1;
    Throwable cause = e.getCause() == null ? e : e.getCause();
    problems.add(
        csv(
            Place.of(file, (int) line, 0),
            "the file is not valid CSV from here on",
            cause.getMessage() == null ? "" : cause.getMessage(),
            "close every quote, and double a quote inside quotes"));
  }

  private Optional<List<String>> header(CsvRecord record) {
    Place place = Place.of(file, (int) record.getStartingLineNumber(), 0);
    List<String> columns = record.getFields().stream().map(String::strip).toList();
    if (!columns.contains(ID)) {
      problems.add(
          csv(
              place,
              "the header has no column 'id'",
              "it has " + String.join(", ", columns.stream().map(c -> "'" + c + "'").toList()),
              columns.size() == 1 && columns.getFirst().contains(";")
                  ? "separate columns with commas, not semicolons"
                  : Nearest.suggestion(ID, columns, "name the column of tenant ids 'id'")));
      return Optional.empty();
    }
    boolean good = true;
    for (int i = 0; i < columns.size(); i++) {
      String column = columns.get(i);
      if (columns.indexOf(column) < i) {
        problems.add(
            csv(place, "column '" + column + "' stands twice", "", "remove or rename one of them"));
        good = false;
      } else if (!column.equals(ID)) {
        good &= TenantList.acceptsLabel(column, place, problems);
      }
    }
    return good ? Optional.of(columns) : Optional.empty();
  }

  private void row(CsvRecord record, List<String> columns) {
    Place place = Place.of(file, (int) record.getStartingLineNumber(), 0);
    List<String> cells = record.getFields().stream().map(String::strip).toList();
    if (cells.size() == 1 && cells.getFirst().isEmpty()) {
      return;
    }
    if (cells.size() != columns.size()) {
      problems.add(
          csv(
              place,
              "the line has not as many fields as the header: %d instead of %d"
                  .formatted(cells.size(), columns.size()),
              "",
              "give every line one field for each column; put quotes around a comma"));
      return;
    }
    Optional<TenantId> id = tenants.id(cells.get(columns.indexOf(ID)), place);
    if (id.isEmpty()) {
      return;
    }
    SequencedMap<String, Setting> labels = new LinkedHashMap<>();
    Optional<Setting> enabled = Optional.empty();
    for (int i = 0; i < columns.size(); i++) {
      String cell = cells.get(i);
      String column = columns.get(i);
      if (column.equals(ENABLED)) {
        enabled = enabled(cell, place);
      } else if (!column.equals(ID) && !cell.isEmpty()) {
        TenantList.label(column, cell, place, problems)
            .ifPresent(label -> labels.put(column, label));
      }
    }
    tenants.add(new TenantEntry(id.get(), place, labels, enabled, List.of()));
  }

  private Optional<Setting> enabled(String cell, Place place) {
    return switch (cell.toLowerCase(Locale.ROOT)) {
      case "" -> Optional.empty();
      case "true" -> Optional.of(new Setting(true, Origin.of(Layers.TENANTS, place)));
      case "false" -> Optional.of(new Setting(false, Origin.of(Layers.TENANTS, place)));
      default -> {
        problems.add(
            csv(
                place,
                "column 'enabled' must be true or false, not '" + cell + "'",
                "",
                "write true or false, or rename the column if it is a label"));
        yield Optional.empty();
      }
    };
  }

  private static Problem csv(Place place, String message, String cause, String mend) {
    return Problem.error(FleetCodes.MALFORMED_CSV, place, message, cause, mend);
  }
}
