package dev.atoll.acceptance.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrows between modules, and between the packages of core. */
class ArrowsTest {
  static List<Room> rooms() {
    return Rooms.ALL;
  }

  private static DescribedPredicate<JavaClass> inside(Room room, String root) {
    return DescribedPredicate.describe(
        "in " + room.name(),
        type ->
            Rooms.of(type, root).filter(room::equals).isPresent()
                && !type.getSimpleName().equals("package-info"));
  }

  private static ArchRule arrows(Room room, String root) {
    return ArchRuleDefinition.classes()
        .that(inside(room, root))
        .should(Rooms.useOnlyAllowedRooms(room, root));
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void aRoomUsesOnlyWhatItsArrowsAllow(Room room) {
    arrows(room, Rooms.HOUSE).check(Houses.REAL);
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void aRoomHasClassesToLookAt(Room room) {
    assertThat(Houses.REAL.that(inside(room, Rooms.HOUSE))).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void aPlantedArrowIsFound(Room room) {
    assertThatCode(() -> arrows(room, Rooms.PLANTED).check(Houses.PLANTED))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(Rooms.PLANTED + "." + room.name() + ".Planted");
  }

  @Test
  void parseAndResolveKnowNothingOfEachOther() {
    assertThat(room("core.parse").mayUse()).doesNotContain("core.resolve");
    assertThat(room("core.resolve").mayUse()).doesNotContain("core.parse");
  }

  @Test
  void everyClassIsInARoom() {
    assertThat(Houses.REAL.stream().filter(type -> Rooms.of(type, Rooms.HOUSE).isEmpty()))
        .isEmpty();
    assertThat(Houses.REAL).hasSizeGreaterThan(100);
  }

  private static Room room(String name) {
    return Rooms.ALL.stream().filter(room -> room.name().equals(name)).findFirst().orElseThrow();
  }
}
