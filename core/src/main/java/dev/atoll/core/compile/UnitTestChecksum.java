package dev.atoll.core.compile;

import dev.atoll.core.project.SeedFile.Checksum;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.domain.Sha256;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** dbt's hash of all that a unit test says but its description, taken of what Python prints. */
final class UnitTestChecksum {
  private UnitTestChecksum() {}

  /**
   * The hash.
   *
   * @param versions what {@code versions:} says
   */
  static Checksum of(
      String model,
      Optional<YamlMap> versions,
      List<Node.UnitTest.Given> given,
      Node.UnitTest.Rows expect,
      Node.UnitTest.Overrides overrides) {
    StringBuilder said = new StringBuilder(model);
    said.append('-').append(versions.map(UnitTestChecksum::versions).orElse("None"));
    List<String> inputs = new ArrayList<>();
    StringBuilder files = new StringBuilder();
    for (Node.UnitTest.Given one : given) {
      inputs.add(
          "UnitTestInputFixture(input="
              + ContractForm.python(one.input())
              + ", "
              + rows(one.rows())
              + ")");
      if (one.rows().fixture().isPresent()) {
        files.append('-').append(shown(one.rows()));
      }
    }
    said.append("-[").append(String.join(", ", inputs)).append(']');
    said.append("-UnitTestOutputFixture(").append(rows(expect)).append(')');
    said.append('-').append(overrides(overrides)).append(files);
    return new Checksum("sha256", Sha256.of(said.toString()));
  }

  private static String versions(YamlMap versions) {
    return "UnitTestNodeVersions(include="
        + ContractForm.python(versions.toJava().get("include"))
        + ", exclude="
        + ContractForm.python(versions.toJava().get("exclude"))
        + ")";
  }

  private static String rows(Node.UnitTest.Rows rows) {
    String kind =
        switch (rows.format()) {
          case DICT -> "Dict";
          case CSV -> "CSV";
          case SQL -> "SQL";
        };
    return "rows="
        + (rows.sql().isPresent() ? ContractForm.python(rows.sql().get()) : shown(rows))
        + ", format=<UnitTestFormat."
        + kind
        + ": "
        + ContractForm.python(rows.format().word())
        + ">, fixture="
        + ContractForm.python(rows.fixture().orElse(null));
  }

  /** Of a query the text itself, of rows what Python prints. */
  private static String shown(Node.UnitTest.Rows rows) {
    return rows.sql().orElseGet(() -> ContractForm.python(plain(rows.rows())));
  }

  /** Dates are texts to dbt. */
  private static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case List<?> list -> {
        List<@Nullable Object> items = new ArrayList<>();
        list.forEach(item -> items.add(plain(item)));
        yield items;
      }
      case Map<?, ?> map -> {
        Map<Object, @Nullable Object> entries = new LinkedHashMap<>();
        map.forEach((key, item) -> entries.put(key, plain(item)));
        yield entries;
      }
      case Temporal moment -> moment.toString();
      case null, default -> value;
    };
  }

  private static String overrides(Node.UnitTest.Overrides said) {
    List<Map<String, @Nullable Object>> all = List.of(said.macros(), said.vars(), said.envVars());
    return all.stream().allMatch(Map::isEmpty)
        ? "None"
        : "UnitTestOverrides(macros="
            + ContractForm.python(said.macros())
            + ", vars="
            + ContractForm.python(said.vars())
            + ", env_vars="
            + ContractForm.python(said.envVars())
            + ")";
  }
}
