package dev.atoll.acceptance.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.acceptance.architecture.Sources;
import dev.atoll.core.check.Rule;
import dev.atoll.core.pipeline.Atoll;
import dev.atoll.core.pipeline.Budget;
import dev.atoll.core.pipeline.CheckReport;
import dev.atoll.core.pipeline.Invocation;
import dev.atoll.core.pipeline.Strictness;
import dev.atoll.core.pipeline.TenantSelection;
import dev.atoll.core.pipeline.Tidiness;
import dev.atoll.domain.Ordered;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Sharing;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The projects of this repository keep logic and deployment apart, and no rule says otherwise. */
class NoFalseAlarmTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "examples/retail",
        "acceptance/src/test/projects/islands",
        "acceptance/src/test/projects/everything",
        "acceptance/src/test/projects/fleet",
        "acceptance/src/test/projects/plain",
        "acceptance/src/test/resources/projects/bookshop-fleet",
        "acceptance/src/test/resources/projects/bookshop",
        "acceptance/src/test/resources/projects/workshop",
        "acceptance/src/test/resources/projects/swaps"
      })
  void noRuleObjectsToAProjectOfTheRepository(String project) {
    Invocation invocation =
        new Invocation(
            Sources.ROOT.resolve(project).toAbsolutePath().normalize(),
            Invocation.Location.DEFAULT,
            Optional.empty(),
            Optional.empty(),
            TenantSelection.DEFAULT,
            Budget.DEFAULT,
            Strictness.STRICT,
            Sharing.SHARED,
            Ordered.map(Map.of()),
            () -> Instant.parse("2026-11-21T00:50:12Z"),
            List.of());
    CheckReport report = Atoll.standard().check(invocation, Tidiness.IGNORED);
    Set<String> rules = Arrays.stream(Rule.values()).map(Rule::code).collect(Collectors.toSet());
    assertThat(report.problems().stream().map(Problem::code)).doesNotContainAnyElementsOf(rules);
  }
}
