package dev.atoll.core.resolve;

import dev.atoll.core.yaml.YamlEntry;
import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Origin;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Reads {@code ledger} and fills in its placeholders. */
final class LedgerReader {
  static final List<String> KEYS =
      List.of(
          "host",
          "port",
          "database",
          "schema",
          "user",
          "password",
          "sslmode",
          "sslrootcert",
          "sslcert",
          "sslkey");
  private static final List<String> OF_TLS = List.of("sslmode", "sslrootcert", "sslcert", "sslkey");

  /** As the server and the JDBC driver know them. */
  private static final List<String> MODES =
      List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

  private static final String SCHEMA = "atoll_ledger";
  private static final int PORT = 5432;
  private static final int MOST_PORT = 65_535;

  /** What PostgreSQL keeps of a name. */
  private static final int MOST_BYTES = 63;

  private static final String PLACE_OF = "ledger";

  private final Problems problems;

  LedgerReader(Problems problems) {
    this.problems = problems;
  }

  Optional<LedgerSpec> read(YamlEntry entry) {
    Optional<Fields> found =
        Fields.of(entry.value(), "'ledger'", problems).map(fields -> fields.only(KEYS));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Fields fields = found.get();
    fields.required("host", "db.example.com");
    fields.required("database", "operations");
    fields.required("user", "atoll_runner");
    SequencedMap<String, YamlScalar> settings = new LinkedHashMap<>();
    for (String key : KEYS) {
      Optional<YamlScalar> written =
          key.equals("port") ? fields.entry(key).flatMap(this::port) : optional(fields, key);
      written.ifPresent(scalar -> settings.put(key, scalar));
    }
    check(settings.get("sslmode"), this::checkMode);
    check(settings.get("schema"), this::checkSchema);
    return Optional.of(new LedgerSpec(entry.place(), settings));
  }

  /** Those that must be there have been looked at. */
  private Optional<YamlScalar> optional(Fields fields, String key) {
    return List.of("host", "database", "user").contains(key)
        ? fields
            .entry(key)
            .map(YamlEntry::value)
            .filter(YamlScalar.class::isInstance)
            .map(YamlScalar.class::cast)
        : fields.scalar(key);
  }

  private Optional<YamlScalar> port(YamlEntry entry) {
    if (entry.value() instanceof YamlScalar scalar
        && (scalar.text().contains("{") || number(scalar.text()).isPresent())) {
      return Optional.of(scalar);
    }
    problems.add(wrongPort(entry.value().place()));
    return Optional.empty();
  }

  private static Problem wrongPort(Place place) {
    return Problem.error(
        FleetCodes.WRONG_KIND,
        place,
        "'port' of the ledger must be a number from 1 to " + MOST_PORT,
        "",
        "write the port that the server listens at, or remove the key for " + PORT);
  }

  private static Optional<Integer> number(String text) {
    return Optional.of(text)
        .filter(digits -> digits.matches("\\d{1,5}"))
        .map(Integer::valueOf)
        .filter(port -> port >= 1 && port <= MOST_PORT);
  }

  private interface Check {
    void of(String text, Place place);
  }

  private static void check(@Nullable YamlScalar written, Check check) {
    if (written != null && Template.of(written.text()).isLiteral()) {
      check.of(written.text(), written.place());
    }
  }

  private void checkMode(String mode, Place place) {
    if (!MODES.contains(mode)) {
      problems.add(
          Problem.error(
              FleetCodes.WRONG_KIND,
              place,
              "'sslmode' of the ledger cannot be '" + mode + "'",
              "",
              dev.atoll.domain.Nearest.suggestion(
                  mode, MODES, "write one of " + String.join(", ", MODES))));
    }
  }

  private void checkSchema(String schema, Place place) {
    String folded = schema.toLowerCase(Locale.ROOT);
    boolean ofTheServer = folded.startsWith("pg_") || folded.equals("information_schema");
    if (ofTheServer || schema.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      problems.add(
          Problem.error(
              FleetCodes.BAD_DECLARATION,
              place,
              "'schema' of the ledger cannot be '" + schema + "'",
              ofTheServer
                  ? "PostgreSQL keeps such names for itself"
                  : "PostgreSQL's names have at most " + MOST_BYTES + " bytes",
              "name a schema that is for the ledger alone, such as " + SCHEMA));
    }
  }

  /** The ledger with its placeholders filled in; empty, with Problems, if not. */
  Optional<LedgerTarget> fill(LedgerSpec spec, Placeholders placeholders) {
    Problems own = new Problems();
    SequencedMap<String, String> texts = new LinkedHashMap<>();
    spec.settings()
        .forEach(
            (key, written) -> {
              if (!key.equals("password")) {
                placeholders
                    .text(written.text(), Placeholders.Use.NAME, origin(written), own)
                    .ifPresent(text -> texts.put(key, text));
              }
            });
    Optional<Secret> password =
        Optional.ofNullable(spec.settings().get("password"))
            .flatMap(
                written ->
                    placeholders.fill(written.text(), Placeholders.Use.VALUE, origin(written), own))
            .map(value -> value instanceof Secret secret ? secret : new Secret(value));
    Optional<Integer> port =
        Optional.ofNullable(texts.get("port")).map(LedgerReader::number).orElse(Optional.of(PORT));
    if (port.isEmpty()) {
      own.add(wrongPort(place(spec, "port")));
    }
    if (texts.containsKey("sslmode")) {
      new LedgerReader(own).checkMode(texts.get("sslmode"), place(spec, "sslmode"));
    }
    String schema = texts.getOrDefault("schema", SCHEMA);
    new LedgerReader(own).checkSchema(schema, place(spec, "schema"));
    problems.addAll(own.sorted());
    if (own.hasErrors() || port.isEmpty()) {
      return Optional.empty();
    }
    SequencedMap<String, String> ssl = new LinkedHashMap<>();
    OF_TLS.stream()
        .filter(texts::containsKey)
        .forEach(key -> ssl.put(key, texts.getOrDefault(key, "")));
    return Optional.of(
        new LedgerTarget(
            spec.place(),
            texts.getOrDefault("host", ""),
            port.get(),
            texts.getOrDefault("database", ""),
            schema,
            texts.getOrDefault("user", ""),
            password,
            ssl));
  }

  private static Place place(LedgerSpec spec, String key) {
    return Optional.ofNullable(spec.settings().get(key))
        .map(YamlScalar::place)
        .orElse(spec.place());
  }

  private static Origin origin(YamlScalar written) {
    return Origin.of(PLACE_OF, written.place());
  }
}
