package dev.atoll.core.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.core.compile.NodeConfig;
import dev.atoll.core.compile.NodeFacts;
import dev.atoll.core.project.ResourceType;
import dev.atoll.core.session.StatementCheck;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problem.Frame;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RefusedPlacesTest {
  private static final String SOURCE = "{{ config() }}\nselect 1\n  from '/b.csv'\n";
  private static final String COMPILED = "\nselect 1\nfrom '/b.csv'\n";

  private final NodeFacts facts =
      new NodeFacts(
          "model.shop.m",
          ResourceType.MODEL,
          "m",
          "shop",
          "m.sql",
          "models/m.sql",
          List.of("shop", "m"),
          SOURCE,
          Optional.empty(),
          Place.of("models/m.sql"),
          "",
          new NodeConfig(new LinkedHashMap<>()));

  private static Problem at(Place place) {
    return Problem.error("A608", place, "no", "", "mend");
  }

  private static Place given(int line, int column, int length) {
    return Place.of(StatementCheck.GIVEN_SQL, line, column).withLength(length);
  }

  @Test
  void aPlaceInTheCompiledSqlIsALineOfTheModel() {
    String sql = "create table m as (\nselect 1\nfrom '/b.csv'\n)";

    assertThat(RefusedPlaces.of(at(given(3, 6, 8)), facts, COMPILED, sql).place())
        .contains(Place.of("models/m.sql", 3, 8).withLength(8));
  }

  @Test
  void aPlaceInAHookIsTheNode() {
    assertThat(RefusedPlaces.of(at(given(1, 1, 6)), facts, COMPILED, "use b").place())
        .contains(Place.of("models/m.sql"));
  }

  @Test
  void aQueryWhileCompilingIsTheLineThatSendsIt() {
    Problem sent =
        at(given(1, 1, 6))
            .withTrace(
                List.of(
                    new Frame("macro run_query", Place.of("dbt/macros/query.sql", 4, 2)),
                    new Frame("m", Place.of("models/m.sql", 2, 9))));

    assertThat(RefusedPlaces.of(sent, facts, null, "use b").place())
        .contains(Place.of("models/m.sql", 2, 9));
  }

  @Test
  void anyOtherProblemStaysWhereItIs() {
    Problem other = at(Place.of("macros/x.sql", 3, 1));

    assertThat(RefusedPlaces.of(other, facts, null, "use b")).isEqualTo(other);
  }
}
