package dev.atoll.core.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.core.yaml.YamlList;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlReader;
import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Ordered;
import dev.atoll.domain.Origin;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import dev.atoll.domain.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every folder of {@code src/test/golden/fleet} is a case: {@code input} is a fleet, {@code
 * request.yml} what is asked of it, {@code expected.txt} what comes out. {@code mvn -pl core -am
 * test -Dtest=FleetGoldenTest -Dsurefire.failIfNoSpecifiedTests=false -Dgolden.rewrite=true}
 * rewrites them.
 */
final class FleetGoldenTest {
  private static final Path CASES = Path.of("src/test/golden/fleet");

  static Stream<String> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aFleetResolvesAsWritten(String name) throws IOException {
    Path folder = CASES.resolve(name).toAbsolutePath();
    Path expected = folder.resolve("expected.txt");
    String actual = run(folder);
    if (Boolean.getBoolean("golden.rewrite")) {
      assertThat(System.getenv("CI"))
          .as("golden files are not rewritten in CI")
          .isNotEqualTo("true");
      Files.writeString(expected, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(expected));
  }

  private static String run(Path folder) throws IOException {
    Problems problems = new Problems();
    YamlMap request = request(folder);
    Path start = folder.resolve("input").resolve(text(request, "start").orElse("."));
    Optional<Fleet> fleet = FleetReader.read(start, problems);
    StringBuilder out = new StringBuilder();
    if (fleet.isPresent()) {
      ResolveRequest asked = asked(request);
      fleet.get().contract().differencesFrom(asked.projectVars()).forEach(problems::add);
      ResolvedFleet resolved = FleetResolver.resolve(fleet.get(), asked, problems);
      Optional<LedgerTarget> ledger = FleetResolver.ledger(fleet.get(), asked, problems);
      write(problems.sorted(), "fleet", out);
      ledger.ifPresent(target -> out.append("ledger: ").append(target).append('\n'));
      write(resolved.tenantProblems(), "tenants", out);
      out.append("environment: ").append(resolved.environment().orElse("-")).append('\n');
      out.append("invalid: ").append(resolved.invalid()).append('\n');
      out.append("disabled: ").append(ids(resolved.disabled())).append('\n');
      out.append("shared: ").append(resolved.shared()).append('\n');
      out.append("run: ").append(ids(resolved.tenants())).append('\n');
      boolean brief = text(request, "show").orElse("").equals("ids");
      resolved.tenants().stream().limit(brief ? 0 : 10).forEach(tenant -> write(tenant, out));
    } else {
      write(problems.sorted(), "fleet", out);
    }
    return out.toString().replace(folder.resolve("input").toString(), "<input>");
  }

  private static String ids(List<Tenant> tenants) {
    return tenants.stream().map(tenant -> tenant.id().value()).toList().toString();
  }

  private static void write(List<Problem> problems, String title, StringBuilder out) {
    for (Problem problem : problems) {
      problem.place().ifPresent(place -> out.append(place).append(": "));
      out.append(problem.severity().name().toLowerCase(Locale.ROOT))
          .append("[%s] of the %s: %s\n".formatted(problem.code(), title, problem.message()));
      if (!problem.cause().isEmpty()) {
        out.append("  cause: ").append(problem.cause()).append('\n');
      }
      out.append("  mend:  ").append(problem.mend()).append('\n');
      if (!problem.tenants().isEmpty()) {
        out.append("  tenants: ").append(problem.tenants()).append('\n');
      }
    }
  }

  private static void write(Tenant tenant, StringBuilder out) {
    out.append('\n').append(tenant.id()).append(" (").append(tenant.place()).append(")\n");
    out.append("  labels: ").append(plain(tenant.labels())).append('\n');
    tenant.trace().key("vars").orElseThrow().keys().forEach((name, var) -> write(name, var, out));
    write("env", tenant.env(), out);
    write("config", tenant.config(), out);
    write("overlay", tenant.overlays(), out);
    write("limits", tenant.limits(), out);
    switch (tenant.engine()) {
      case EngineTarget.Direct direct -> {
        out.append("  engine: %s (%s)\n".formatted(direct.engine(), direct.type()));
        write("  setting", direct.settings(), out);
      }
      case EngineTarget.FromProfile profile ->
          out.append("  engine: ").append(profile).append('\n');
    }
    tenant.database().ifPresent(name -> out.append("  database: ").append(name).append('\n'));
    tenant.schema().ifPresent(name -> out.append("  schema: ").append(name).append('\n'));
    tenant.timezone().ifPresent(name -> out.append("  timezone: ").append(name).append('\n'));
    tenant.schedule().ifPresent(text -> out.append("  schedule: ").append(text).append('\n'));
    tenant.sources().values().forEach(source -> out.append("  ").append(source).append('\n'));
    tenant.inputs().forEach(input -> out.append("  ").append(input).append('\n'));
  }

  private static void write(String name, Traced traced, StringBuilder out) {
    out.append("  var ").append(name).append(" = ");
    out.append(traced.isSet() ? String.valueOf(traced.value()) : "(removed)").append('\n');
    for (Contribution said : traced.history()) {
      out.append("    %s %s by %s\n".formatted(said.kind(), said.written(), said.origin()));
    }
    traced
        .keys()
        .forEach((key, below) -> out.append("    .%s by %s\n".formatted(key, below.origin())));
  }

  private static void write(String title, Map<String, Setting> settings, StringBuilder out) {
    settings.forEach(
        (key, setting) ->
            out.append(
                "  %s %s = %s by %s\n".formatted(title, key, setting.value(), setting.origin())));
  }

  private static Map<String, @Nullable Object> plain(Map<String, Setting> settings) {
    Map<String, @Nullable Object> plain = new LinkedHashMap<>();
    settings.forEach((key, setting) -> plain.put(key, setting.value()));
    return plain;
  }

  private static YamlMap request(Path folder) throws IOException {
    Path file = folder.resolve("request.yml");
    String text = Files.exists(file) ? Files.readString(file) : "{}";
    Problems problems = new Problems();
    YamlMap map = YamlReader.readMap("request.yml", text, problems).orElseThrow();
    assertThat(problems.sorted()).isEmpty();
    return map;
  }

  private static ResolveRequest asked(YamlMap request) {
    SequencedMap<String, Setting> projectVars = new LinkedHashMap<>();
    map(request, "project_vars")
        .entries()
        .forEach(
            entry ->
                projectVars.put(
                    entry.key(),
                    new Setting(
                        entry.value().toJava(),
                        Origin.of(
                            "project",
                            new dev.atoll.domain.Place(
                                "dbt_project.yml", entry.place().line(), 3, 0)))));
    Map<String, String> env =
        map(request, "env").entries().stream()
            .collect(
                Collectors.toMap(
                    entry -> entry.key(), entry -> ((YamlScalar) entry.value()).text()));
    TenantChoice choice =
        new TenantChoice(
            texts(request, "tenants"),
            texts(request, "where"),
            text(request, "first")
                .map(n -> OptionalInt.of(Integer.parseInt(n)))
                .orElse(OptionalInt.empty()));
    return new ResolveRequest(
        text(request, "target"),
        map(request, "vars").toJava(),
        choice,
        env,
        Ordered.map(projectVars),
        text(request, "secrets").isPresent() ? SecretUse.LEAVE_OUT : SecretUse.READ);
  }

  private static Optional<String> text(YamlMap map, String key) {
    return map.value(key).map(node -> ((YamlScalar) node).text());
  }

  private static List<String> texts(YamlMap map, String key) {
    return map.value(key).map(node -> ((YamlList) node).items()).orElse(List.of()).stream()
        .map(node -> ((YamlScalar) node).text())
        .toList();
  }

  private static YamlMap map(YamlMap map, String key) {
    return map.value(key).map(YamlMap.class::cast).orElse(YamlMap.empty(map.place()));
  }
}
