package dev.atoll.core.dbt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.core.parse.ProjectParser;
import dev.atoll.core.project.MacroDefinition;
import dev.atoll.core.project.MacroFile;
import dev.atoll.core.project.PackageSource;
import dev.atoll.domain.Problems;
import dev.atoll.engine.Engine;
import dev.atoll.engine.MacroResources;
import dev.atoll.jinja.Syntax;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The macros Atoll gives a project against the recorded names and parameters of dbt's: {@code
 * dbt-macros.tsv} is what a project may call, {@code absent-macros.tsv} what is left out and why.
 */
class MacroInterfaceTest {
  private static final String FOLDER = "dev/atoll/core/dbt/macros/";
  private static final String GENERAL = "dbt";
  private static final String DUCKDB = "dbt_duckdb";

  /** A macro of dbt's: package, name, and parameters with {@code =} behind those with a default. */
  private record Recorded(String packageName, String name, String parameters) {}

  private final Problems problems = new Problems();
  private final Map<String, PackageSource> packages = packages();

  @Test
  void everyMacroFileParses() {
    assertThat(problems.sorted()).isEmpty();
    assertThat(definitions(GENERAL)).hasSizeGreaterThan(300);
    assertThat(definitions(DUCKDB)).hasSizeGreaterThan(50);
  }

  @Test
  void everyMacroOfDbtIsThereOrIsLeftOutWithAReason() {
    Map<String, String> reasons = reasons();
    List<String> missing =
        recorded().stream()
            .filter(macro -> !definitions(macro.packageName()).containsKey(macro.name()))
            .map(macro -> macro.packageName() + "." + macro.name())
            .toList();

    assertThat(missing).containsExactlyInAnyOrderElementsOf(reasons.keySet());
    assertThat(reasons.values()).noneMatch(String::isBlank);
  }

  @Test
  void parametersHaveDbtsNamesOrderAndDefaults() {
    Map<String, String> expected = new TreeMap<>();
    Map<String, String> actual = new TreeMap<>();
    for (Recorded macro : recorded()) {
      MacroDefinition own = definitions(macro.packageName()).get(macro.name());
      if (own != null && !macro.name().startsWith("materialization_")) {
        expected.put(own.id(), macro.parameters());
        actual.put(own.id(), parameters(own));
      }
    }

    assertThat(actual).isEqualTo(expected);
  }

  @Test
  void whatIsNotDbtsIsMarkedAsAtolls() {
    List<String> dbts = recorded().stream().map(Recorded::name).toList();

    assertThat(definitions(GENERAL).keySet())
        .allMatch(
            name ->
                name.startsWith("atoll__")
                    || name.startsWith("default__atoll__")
                    || dbts.contains(name));
    assertThat(definitions(DUCKDB).keySet())
        .allMatch(
            name ->
                name.startsWith("atoll__")
                    || name.startsWith("duckdb__")
                    || name.endsWith("_duckdb")
                    || dbts.contains(name));
  }

  @Test
  void everyFileSaysWhatItIs() {
    for (PackageSource source : packages.values()) {
      for (MacroFile file : source.macroFiles()) {
        assertThat(file.source().text()).as(file.source().shownPath()).startsWith("{# ");
      }
    }
  }

  private Map<String, MacroDefinition> definitions(String packageName) {
    Map<String, MacroDefinition> byName = new LinkedHashMap<>();
    for (MacroFile file : Objects.requireNonNull(packages.get(packageName)).macroFiles()) {
      file.definitions().forEach(definition -> byName.put(definition.name(), definition));
    }
    return byName;
  }

  private static String parameters(MacroDefinition macro) {
    return macro.parameters().stream()
        .map(parameter -> parameter.name() + (parameter.hasDefault() ? "=" : ""))
        .collect(Collectors.joining(" "));
  }

  private Map<String, PackageSource> packages() {
    ProjectParser parser =
        new ProjectParser(
            DbtFilters.withDbtFilters(Syntax.JINJA), name -> String.valueOf(name), Runnable::run);
    Engine duckdb =
        ServiceLoader.load(Engine.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(engine -> engine.type().equals("duckdb"))
            .findFirst()
            .orElseThrow();
    return Map.of(
        GENERAL,
            parser.builtIn(
                GENERAL, texts(MacroResources.beside(MacroLibrary.class, FOLDER)), problems),
        DUCKDB, parser.builtIn(DUCKDB, texts(duckdb.macros()), problems));
  }

  private static SequencedMap<String, String> texts(List<dev.atoll.engine.MacroFile> files) {
    SequencedMap<String, String> texts = new LinkedHashMap<>();
    files.forEach(file -> texts.put(file.path(), file.text()));
    return texts;
  }

  private static List<Recorded> recorded() {
    List<Recorded> macros = new ArrayList<>();
    for (List<String> row : rows("dbt-macros.tsv")) {
      macros.add(new Recorded(row.get(0), row.get(1), row.get(2)));
    }
    return macros;
  }

  private static Map<String, String> reasons() {
    Map<String, String> reasons = new TreeMap<>();
    rows("absent-macros.tsv")
        .forEach(row -> reasons.put(row.get(0) + "." + row.get(1), row.get(2)));
    return reasons;
  }

  private static List<List<String>> rows(String file) {
    try (InputStream stream =
        Objects.requireNonNull(MacroInterfaceTest.class.getResourceAsStream(file))) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> List.of(line.split("\t", -1)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
