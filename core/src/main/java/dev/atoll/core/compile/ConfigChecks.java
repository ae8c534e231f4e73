package dev.atoll.core.compile;

import dev.atoll.core.project.ResourceType;
import dev.atoll.domain.Ordered;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Severity;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Configs whose values cannot be (https://docs.getdbt.com/reference/model-configs). What dbt
 * refuses is an error, what it quietly takes for something else a warning; configs of no known name
 * belong to the project.
 */
final class ConfigChecks {
  /**
   * What a config may be.
   *
   * @param mend how to write it
   */
  private record Shape(Predicate<Object> fits, String mend, Severity otherwise) {}

  private static final Shape TEXT = error(String.class::isInstance, "write one text");
  private static final Shape TRUTH = error(ConfigChecks::isTruth, "write true or false");
  private static final Shape MAPPING = error(Map.class::isInstance, "write 'key: value' pairs");
  private static final Shape TEXTS =
      error(value -> all(value, String.class::isInstance), "write a list of texts");
  private static final Shape TEXT_OR_TEXTS =
      error(
          value -> value instanceof String || all(value, String.class::isInstance),
          "write a column, or a list of columns");

  private static final Map<String, Shape> SHAPES = Ordered.map(shapes());
  private static final Map<String, Shape> OF_MICROBATCH = Ordered.map(microbatch());

  private final ConfigPlaces places;

  /** One line of dbt_project.yml may configure hundreds of nodes. */
  private final Set<String> told = new HashSet<>();

  ConfigChecks(ConfigPlaces places) {
    this.places = places;
  }

  List<Problem> of(Draft draft) {
    List<Problem> problems = new ArrayList<>();
    NodeConfig config = draft.facts().config();
    SHAPES.forEach((name, shape) -> check(draft, name, config.value(name), shape, problems));
    parts(draft, "docs", Set.of("show"), problems);
    parts(draft, "contract", Set.of("enforced", "alias_types"), problems);
    if (draft.facts().type() == ResourceType.MODEL
        && config.materialized().equals("incremental")
        && config.text("incremental_strategy").orElse("").equals("microbatch")) {
      microbatch(draft, problems);
    }
    return problems;
  }

  private void parts(Draft draft, String name, Set<String> truths, List<Problem> problems) {
    Map<String, @Nullable Object> map = draft.facts().config().map(name);
    for (String key : Ordered.set(truths.stream().sorted().toList())) {
      check(draft, name, map.get(key), TRUTH, problems);
    }
  }

  private void microbatch(Draft draft, List<Problem> problems) {
    NodeConfig config = draft.facts().config();
    for (String name : List.of("event_time", "begin", "batch_size")) {
      if (config.value(name) == null) {
        problems.add(
            Problem.error(
                ResourceDrafts.BAD_CONFIG,
                places.of(draft, "incremental_strategy"),
                "microbatch model '" + draft.facts().shownName() + "' has no " + name,
                "its batches follow from event_time, begin and batch_size",
                "add config '" + name + "'"));
      }
    }
    OF_MICROBATCH.forEach((name, shape) -> check(draft, name, config.value(name), shape, problems));
  }

  private void check(
      Draft draft, String name, @Nullable Object value, Shape shape, List<Problem> problems) {
    if (value == null || shape.fits.test(value)) {
      return;
    }
    NodeFacts facts = draft.facts();
    Place place = places.of(draft, name);
    if (!told.add(name + " " + place)) {
      return;
    }
    problems.add(
        new Problem(
            ResourceDrafts.BAD_CONFIG,
            shape.otherwise,
            Optional.of(place),
            "config '"
                + name
                + "' of "
                + facts.type().word()
                + " '"
                + facts.shownName()
                + "' cannot be '"
                + value
                + "'",
            shape.otherwise == Severity.WARNING ? "dbt takes it as if it were not there" : "",
            shape.mend,
            List.of(),
            List.of()));
  }

  private static Map<String, Shape> shapes() {
    Map<String, Shape> shapes = new LinkedHashMap<>();
    for (String name :
        List.of(
            "materialized", "incremental_strategy", "strategy", "alias", "schema", "database")) {
      shapes.put(name, TEXT);
    }
    shapes.put("tags", TEXTS);
    shapes.put("packages", TEXTS);
    for (String name :
        List.of(
            "meta",
            "docs",
            "contract",
            "grants",
            "quoting",
            "column_types",
            "persist_docs",
            "snapshot_meta_column_names")) {
      shapes.put(name, MAPPING);
    }
    for (String name : List.of("full_refresh", "invalidate_hard_deletes", "quote_columns")) {
      shapes.put(name, TRUTH);
    }
    shapes.put("unique_key", TEXT_OR_TEXTS);
    shapes.put("delimiter", TEXT);
    shapes.put(
        "on_schema_change",
        warning(
            oneOf("ignore", "fail", "append_new_columns", "sync_all_columns"),
            "write ignore, fail, append_new_columns or sync_all_columns"));
    shapes.put(
        "hard_deletes",
        error(
            oneOf("ignore", "invalidate", "new_record"), "write ignore, invalidate or new_record"));
    shapes.put("pre-hook", error(ConfigChecks::areHooks, "write SQL, or a mapping with 'sql'"));
    shapes.put("post-hook", error(ConfigChecks::areHooks, "write SQL, or a mapping with 'sql'"));
    shapes.put(
        "indexes", error(ConfigChecks::areIndexes, "write a list such as [{columns: [id]}]"));
    return shapes;
  }

  private static Map<String, Shape> microbatch() {
    Map<String, Shape> shapes = new LinkedHashMap<>();
    shapes.put("event_time", TEXT);
    shapes.put("begin", error(ConfigChecks::isTime, "write a time such as 2026-01-31"));
    shapes.put(
        "batch_size",
        error(oneOf("hour", "day", "month", "year"), "write hour, day, month or year"));
    shapes.put("lookback", error(Number.class::isInstance, "write a whole number"));
    shapes.put("concurrent_batches", TRUTH);
    return shapes;
  }

  private static Shape error(Predicate<Object> fits, String mend) {
    return new Shape(fits, mend, Severity.ERROR);
  }

  private static Shape warning(Predicate<Object> fits, String mend) {
    return new Shape(fits, mend, Severity.WARNING);
  }

  private static Predicate<Object> oneOf(String... words) {
    List<String> allowed = List.of(words);
    return value -> value instanceof String text && allowed.contains(text);
  }

  private static boolean isTruth(Object value) {
    return value instanceof Boolean
        || (value instanceof String text
            && List.of("true", "false").contains(text.toLowerCase(Locale.ROOT)));
  }

  private static boolean all(Object value, Predicate<Object> fits) {
    return value instanceof List<?> list
        && list.stream().allMatch(item -> item != null && fits.test(item));
  }

  private static boolean areHooks(Object value) {
    return all(
        value,
        hook ->
            hook instanceof String
                || (hook instanceof Map<?, ?> map && map.get("sql") instanceof String));
  }

  private static boolean areIndexes(Object value) {
    return all(
        value,
        index ->
            index instanceof Map<?, ?> map
                && map.get("columns") != null
                && all(map.get("columns"), String.class::isInstance));
  }

  private static boolean isTime(Object value) {
    if (!(value instanceof String text)) {
      return value instanceof TemporalAccessor;
    }
    String written = text.strip().replace(' ', 'T');
    return parses(() -> LocalDate.parse(written))
        || parses(() -> LocalDateTime.parse(written))
        || parses(() -> OffsetDateTime.parse(written));
  }

  private static boolean parses(Runnable parser) {
    try {
      parser.run();
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
