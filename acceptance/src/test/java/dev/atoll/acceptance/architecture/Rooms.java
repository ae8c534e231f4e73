package dev.atoll.acceptance.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rooms of the house and which others each may use: the arrows of docs/adr/0001, closed over
 * what is further down.
 */
final class Rooms {
  static final String HOUSE = "dev.atoll";

  /** Classes here break the rules on purpose. */
  static final String PLANTED = "dev.atoll.acceptance.planted";

  static final List<Room> ALL =
      List.of(
          room("domain"),
          room("jinja", "domain"),
          room("engine", "domain"),
          room("engine.duckdb", "engine", "domain"),
          room("engine.postgres", "engine", "domain"),
          room("core.yaml", "domain"),
          core("core.project", "core.yaml"),
          core("core.session"),
          core("core.ledger"),
          core("core.freeze", "core.session"),
          core("core.parse", "core.project", "core.yaml"),
          core("core.resolve", "core.project", "core.yaml"),
          core("core.dbt", "core.project", "core.yaml", "core.session"),
          core(
              "core.compile",
              "core.parse",
              "core.resolve",
              "core.dbt",
              "core.project",
              "core.yaml",
              "core.session"),
          core("core.packages", "core.project", "core.yaml"),
          core("core.check", "core.resolve", "core.project", "core.yaml"),
          core(
              "core.overlay",
              "core.compile",
              "core.parse",
              "core.resolve",
              "core.dbt",
              "core.project",
              "core.yaml",
              "core.session"),
          core(
              "core.plan",
              "core.compile",
              "core.parse",
              "core.resolve",
              "core.dbt",
              "core.project",
              "core.yaml",
              "core.session",
              "core.ledger"),
          core(
              "core.execute",
              "core.plan",
              "core.compile",
              "core.parse",
              "core.resolve",
              "core.dbt",
              "core.project",
              "core.yaml",
              "core.session",
              "core.ledger"),
          core(
              "core.pipeline",
              "core.overlay",
              "core.freeze",
              "core.packages",
              "core.execute",
              "core.check",
              "core.plan",
              "core.compile",
              "core.parse",
              "core.resolve",
              "core.dbt",
              "core.project",
              "core.yaml",
              "core.session",
              "core.ledger"),
          room("demo", "domain"),
          room("cli", "core.pipeline", "domain", "demo"));

  private Rooms() {}

  private static Room room(String name, String... mayUse) {
    return new Room(name, Set.copyOf(Arrays.asList(mayUse)));
  }

  /** Every room of core may use the three modules below core. */
  private static Room core(String name, String... others) {
    String[] all = Arrays.copyOf(others, others.length + 3);
    all[others.length] = "domain";
    all[others.length + 1] = "jinja";
    all[others.length + 2] = "engine";
    return room(name, all);
  }

  /** The room a class is in: the one with the longest name that its package begins with. */
  static Optional<Room> of(JavaClass type, String root) {
    String packageName = type.getPackageName();
    return ALL.stream()
        .filter(
            room ->
                packageName.equals(root + "." + room.name())
                    || packageName.startsWith(root + "." + room.name() + "."))
        .max(Comparator.comparingInt(room -> room.name().length()));
  }

  /** That a class uses only its own room, those its room may use, and what is not ours. */
  static ArchCondition<JavaClass> useOnlyAllowedRooms(Room room, String root) {
    return new ArchCondition<>("use only " + room.mayUse()) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
          JavaClass target = dependency.getTargetClass().getBaseComponentType();
          if (target.getPackageName().startsWith(root + ".") && !allowed(target)) {
            events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
          }
        }
      }

      private boolean allowed(JavaClass target) {
        return of(target, root)
            .filter(other -> other.equals(room) || room.mayUse().contains(other.name()))
            .isPresent();
      }
    };
  }
}
