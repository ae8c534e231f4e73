package dev.atoll.core.execute;

import dev.atoll.core.compile.Freshness;
import dev.atoll.core.compile.Node;
import dev.atoll.core.compile.NodeCompiler;
import dev.atoll.core.dbt.RelationValue;
import dev.atoll.core.project.MacroDefinition;
import dev.atoll.core.session.TenantSession;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Reason;
import dev.atoll.domain.Severity;
import dev.atoll.engine.ResultTable;
import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Asks for the newest row of a source and compares its age with what the source allows. */
final class FreshnessCheck {
  /** A source that is older than it may be. */
  static final String STALE = "A731";

  /** A source whose age cannot be told. */
  static final String NO_TIME = "A732";

  private static final Instant NEVER = Instant.parse("0001-01-01T00:00:00Z");

  private FreshnessCheck() {}

  static Attempt of(
      Node.Source source, Freshness allowed, NodeCompiler compiler, TenantSession session) {
    NodeCompiler.Site site = compiler.site(source, session);
    Optional<String> query = source.config().text("loaded_at_query");
    Optional<String> field = source.config().text("loaded_at_field");
    String name = query.isPresent() ? "collect_freshness_custom_sql" : "collect_freshness";
    if (query.isEmpty() && field.isEmpty()) {
      return Attempt.failed(
          Reason.COMPILE_FAILED,
          problem(
              source,
              NO_TIME,
              Severity.ERROR,
              "it has neither loaded_at_field nor loaded_at_query",
              "add one of them to the source or the table"));
    }
    MacroDefinition macro =
        site.scope().macro(name).orElseThrow(() -> new IllegalStateException("no macro " + name));
    Value relation = relation(site);
    Arguments arguments =
        query.isPresent()
            ? Arguments.of(relation, StringValue.of(compiler.text(query.get(), site)))
            : Arguments.of(
                relation,
                StringValue.of(field.orElse("")),
                allowed.filter().<Value>map(StringValue::of).orElse(NoneValue.NONE));
    site.scope().bound(macro).call(arguments, site.render());
    return verdict(source, allowed, site.statements().table(name));
  }

  private static Value relation(NodeCompiler.Site site) {
    Value self = site.scope().lookup("this");
    return self instanceof RelationValue relation ? relation : NoneValue.NONE;
  }

  private static Attempt verdict(
      Node.Source source, Freshness allowed, Optional<ResultTable> table) {
    List<@Nullable Object> row =
        table
            .filter(found -> !found.rows().isEmpty())
            .map(found -> found.rows().getFirst())
            .orElse(List.of());
    Optional<Instant> loaded = row.isEmpty() ? Optional.of(NEVER) : instant(row.getFirst());
    Optional<Instant> asked = row.size() < 2 ? Optional.empty() : instant(row.get(1));
    if (loaded.isEmpty() || asked.isEmpty()) {
      return Attempt.failed(
          Reason.COMPILE_FAILED,
          problem(
              source,
              NO_TIME,
              Severity.ERROR,
              "its newest row is of '"
                  + (row.isEmpty() ? "" : row.getFirst())
                  + "', which is no time",
              "make loaded_at_field a timestamp, such as \"loaded_at::timestamp\""));
    }
    FreshnessAnswer answer = new FreshnessAnswer(loaded.get(), asked.get());
    Reason reason =
        exceeds(allowed.errorAfter(), answer)
            ? Reason.TEST_FAILED
            : exceeds(allowed.warnAfter(), answer) ? Reason.WARNED : Reason.PASSED;
    Optional<Problem> problem =
        switch (reason.kind()) {
          case FAILED -> Optional.of(stale(source, answer, Severity.ERROR, allowed.errorAfter()));
          case WARNED -> Optional.of(stale(source, answer, Severity.WARNING, allowed.warnAfter()));
          case DONE, SKIPPED -> Optional.empty();
        };
    return new Attempt(
        reason, problem, "", OptionalLong.empty(), OptionalLong.empty(), Optional.of(answer));
  }

  private static boolean exceeds(Optional<Freshness.Bound> bound, FreshnessAnswer answer) {
    return bound.filter(max -> answer.age().compareTo(max.age()) > 0).isPresent();
  }

  private static Optional<Instant> instant(@Nullable Object value) {
    return switch (value) {
      case null -> Optional.of(NEVER);
      case OffsetDateTime time -> Optional.of(time.toInstant());
      case ZonedDateTime time -> Optional.of(time.toInstant());
      case LocalDateTime time -> Optional.of(time.toInstant(ZoneOffset.UTC));
      case LocalDate day -> Optional.of(day.atStartOfDay().toInstant(ZoneOffset.UTC));
      case Instant time -> Optional.of(time);
      default -> Optional.empty();
    };
  }

  private static Problem stale(
      Node.Source source,
      FreshnessAnswer answer,
      Severity severity,
      Optional<Freshness.Bound> bound) {
    String limit =
        bound
            .map(max -> max.count() + " " + max.period() + (max.count() == 1 ? "" : "s"))
            .orElse("");
    String cause =
        answer.maxLoadedAt().equals(NEVER)
            ? "it has no row"
            : "its newest row is " + brief(answer.age()) + " old, and " + limit + " allowed";
    return problem(source, STALE, severity, cause, "load it, or allow it to be older");
  }

  private static String brief(Duration age) {
    return age.toDays() > 1
        ? age.toDays() + " days"
        : age.toHours() > 1 ? age.toHours() + " hours" : age.toMinutes() + " minutes";
  }

  private static Problem problem(
      Node.Source source, String code, Severity severity, String cause, String mend) {
    return new Problem(
        code,
        severity,
        Optional.of(source.facts().place()),
        code.equals(STALE)
            ? "source " + source.sourceName() + "." + source.name() + " is stale"
            : "the age of source " + source.sourceName() + "." + source.name() + " cannot be told",
        cause,
        mend,
        List.of(),
        List.of());
  }
}
