package dev.atoll.core.compile;

import dev.atoll.core.project.ResourceProperties;
import dev.atoll.core.project.VersionProperties;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlNode;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * {@code deprecation_date} of models: warnings about those whose day has come, and about who reads
 * them (https://docs.getdbt.com/reference/resource-properties/deprecation_date).
 */
final class Deprecations {
  /** A model that is deprecated, or read although it is or will be. */
  static final String DEPRECATED = "A425";

  private static final String KEY = "deprecation_date";
  private static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

  private record Said(OffsetDateTime date, Place place) {}

  private final Instant now;
  private final Problems problems;
  private final Map<String, Said> byId = new LinkedHashMap<>();

  Deprecations(Instant now, Problems problems) {
    this.now = now;
    this.problems = problems;
  }

  /** Remembers a model's date; warns when it has passed. */
  void add(Draft draft) {
    Optional<YamlNode> written = draft.properties().flatMap(said -> written(said, draft.facts()));
    if (written.isEmpty() || written.get().toJava() == null) {
      return;
    }
    Place place = written.get().place();
    Optional<OffsetDateTime> date = date(String.valueOf(written.get().toJava()));
    if (date.isEmpty()) {
      problems.add(
          Problem.error(
              ResourceDrafts.BAD_CONFIG,
              place,
              "the deprecation_date of model '" + draft.facts().shownName() + "' is no date",
              "it is '" + written.get().toJava() + "'",
              "write it as 2026-12-31"));
      return;
    }
    byId.put(draft.facts().id(), new Said(date.get(), place));
    if (date.get().toInstant().isBefore(now)) {
      problems.add(
          Problem.warning(
              DEPRECATED,
              place,
              "model '" + draft.facts().shownName() + "' has passed its deprecation date",
              "it was deprecated on " + SHOWN.format(date.get()),
              "disable or remove the model"));
    }
  }

  /** Warns of a reader of a model that has a date. */
  void checkReference(NodeFacts reader, NodeFacts target) {
    Said said = byId.get(target.id());
    if (said == null || reader.type() == dev.atoll.core.project.ResourceType.TEST) {
      return;
    }
    boolean past = said.date.toInstant().isBefore(now);
    problems.add(
        Problem.warning(
            DEPRECATED,
            reader.place(),
            reader.type().word()
                + " '"
                + reader.shownName()
                + "' reads '"
                + target.shownName()
                + (past ? "', which is deprecated" : "', which will be deprecated"),
            (past ? "it was deprecated on " : "it will be on ") + SHOWN.format(said.date),
            target.version().isPresent()
                ? "read another version of it"
                : "read another model in its place"));
  }

  /** A model's date as dbt's manifest writes it. */
  Optional<String> of(String id) {
    return Optional.ofNullable(byId.get(id)).map(said -> SHOWN.format(said.date));
  }

  private static Optional<YamlNode> written(ResourceProperties model, NodeFacts facts) {
    YamlMap raw =
        facts
            .version()
            .flatMap(
                version ->
                    model.versions().stream()
                        .filter(own -> version.number().equals(own.version().value()))
                        .findFirst())
            .map(VersionProperties::raw)
            .orElse(model.raw());
    return raw.value(KEY);
  }

  private static Optional<OffsetDateTime> date(String text) {
    String iso = text.trim().replace(' ', 'T');
    try {
      if (iso.length() <= "2026-12-31".length()) {
        return Optional.of(LocalDate.parse(iso).atStartOfDay().atOffset(ZoneOffset.UTC));
      }
      boolean zoned = iso.endsWith("Z") || iso.lastIndexOf('+') > 0 || iso.lastIndexOf('-') > 10;
      return Optional.of(
          zoned ? OffsetDateTime.parse(iso) : LocalDateTime.parse(iso).atOffset(ZoneOffset.UTC));
    } catch (DateTimeParseException wrong) {
      return Optional.empty();
    }
  }
}
