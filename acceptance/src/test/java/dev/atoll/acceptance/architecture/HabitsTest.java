package dev.atoll.acceptance.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** House style, as far as bytecode shows it. */
class HabitsTest {

  /**
   * One habit.
   *
   * @param planted simple name of the class that breaks it
   */
  record Habit(String name, DescribedPredicate<JavaClass> subjects, ArchRule rule, String planted) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Habit> habits() {
    return List.of(
        new Habit("only cli prints", Habits.OUTSIDE_CLI, Habits.ONLY_CLI_PRINTS, "Prints"),
        new Habit("no static mutable state", Habits.OURS, Habits.NO_STATIC_STATE, "Remembers"),
        new Habit(
            "no mutable collection is static", Habits.OURS, Habits.NO_STATIC_STATE, "Collects"),
        new Habit("no get prefix", Habits.OURS, Habits.NO_GET_PREFIX, "Getter"),
        new Habit("names say something", Habits.OURS, Habits.TELLING_NAMES, "OrderManager"),
        new Habit("packages are null-marked", Habits.OURS, Habits.NULL_MARKED, "Unmarked"),
        new Habit("only domain names tenants", Habits.JINJA, Habits.NO_TENANTS, "KnowsTenants"),
        new Habit("picocli stays in cli", Habits.OUTSIDE_CLI, Habits.NO_PICOCLI, "TakesOptions"),
        new Habit("domain needs the JDK only", Habits.DOMAIN, Habits.JDK_ONLY, "NeedsLibrary"));
  }

  @ParameterizedTest
  @MethodSource("habits")
  void theHouseKeepsIt(Habit habit) {
    habit.rule().check(Houses.REAL);
  }

  @ParameterizedTest
  @MethodSource("habits")
  void itLooksAtClasses(Habit habit) {
    JavaClasses seen = Houses.REAL.that(habit.subjects());
    assertThat(seen).as("classes that '%s' looks at", habit).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("habits")
  void aPlantedViolationIsFound(Habit habit) {
    assertThatCode(() -> habit.rule().check(Houses.PLANTED))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(habit.planted());
  }
}
