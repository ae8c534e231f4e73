package dev.atoll.core.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.core.resolve.Overlay;
import dev.atoll.domain.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An upgrade of the shared project below 200 overlays: every conflict that was planted is found,
 * and none is made up. What is to be found is worked out here from what was planted, without any of
 * the code under test.
 */
final class UpgradeTest {
  private static final int MODELS = 120;
  private static final int MACROS = 20;
  private static final int DEEP = 5;
  private static final int FOLDERS = 12;
  private static final int LONE = 10;
  private static final int OVERLAYS = 200;
  private static final Pattern QUOTED = Pattern.compile("'([^']+)'");

  @TempDir private Path place;

  private enum Act {
    EXTEND,
    REPLACE,
    CONFIG,
    DISABLE,
    DISABLE_TEST
  }

  /** What one overlay does, and the project before and after. */
  private record Wish(
      Map<Integer, Act> models, Set<Integer> macros, Set<Integer> lone, int folder, boolean adds) {}

  /** What the upgrade does to the project. */
  private record Upgrade(
      Set<Integer> renamed,
      Set<Integer> rewritten,
      Set<Integer> macros,
      Set<Integer> deep,
      Set<Integer> lone,
      Set<Integer> closed,
      Set<Integer> described,
      Set<Integer> doubled,
      Set<Integer> movedFolders,
      Set<Integer> taken) {
    static final Upgrade NONE =
        new Upgrade(
            Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(),
            Set.of(), Set.of());
  }

  private static Set<Integer> some(Random random, int of, int number) {
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < of; i++) {
      all.add(i);
    }
    Collections.shuffle(all, random);
    return new HashSet<>(all.subList(0, number));
  }

  private static String model(int i, Upgrade upgrade) {
    return upgrade.renamed.contains(i) ? "renamed_model_" + i : "m" + i;
  }

  private void writeProject(OverlayFolder folder, Upgrade upgrade) {
    StringBuilder yaml = new StringBuilder("models:\n");
    for (int i = 0; i < MODELS; i++) {
      String name = model(i, upgrade);
      int home = i % FOLDERS;
      String path =
          (upgrade.movedFolders.contains(home) ? "models/moved/" : "models/dir_" + home + "/");
      folder.file(
          "shop/" + path + name + ".sql",
          "select {{ mc"
              + i % MACROS
              + "('id') }} as id"
              + (upgrade.rewritten.contains(i) ? ", 1 as more" : ""));
      yaml.append("  - name: ").append(name).append('\n');
      if (upgrade.closed.contains(i)) {
        yaml.append("    config: {meta: {atoll: {extend: closed}}}\n");
      }
      yaml.append("    columns:\n      - {name: id, tests: [not_null]}\n");
      if (upgrade.described.contains(i)) {
        yaml.append("      - {name: extra}\n");
      }
      if (upgrade.doubled.contains(i)) {
        folder.file("shop/analyses/" + name + ".sql", "select 1");
      }
    }
    folder.file("shop/models/schema.yml", yaml.toString());
    for (int k = 0; k < MACROS; k++) {
      folder.file(
          "shop/macros/mc" + k + ".sql",
          "{% macro mc"
              + k
              + "(x) %}{{ deep"
              + k % DEEP
              + "(x) }}"
              + (upgrade.macros.contains(k) ? " + 0" : "")
              + "{% endmacro %}");
    }
    for (int k = 0; k < DEEP; k++) {
      folder.file(
          "shop/macros/deep" + k + ".sql",
          "{% macro deep"
              + k
              + "(x) %}{{ x }}"
              + (upgrade.deep.contains(k) ? " * 1" : "")
              + "{% endmacro %}");
    }
    for (int k = 0; k < LONE; k++) {
      if (!upgrade.lone.contains(k)) {
        folder.file("shop/macros/lone" + k + ".sql", "{% macro lone" + k + "() %}{% endmacro %}");
      }
    }
    upgrade.taken.forEach(o -> folder.file("shop/models/new_" + o + ".sql", "select 1"));
  }

  private static Wish wish(Random random) {
    Map<Integer, Act> models = new TreeMap<>();
    some(random, MODELS, 6)
        .forEach(i -> models.put(i, Act.values()[random.nextInt(Act.values().length)]));
    return new Wish(
        models,
        some(random, MACROS, random.nextInt(2)),
        some(random, LONE, random.nextInt(2)),
        random.nextInt(FOLDERS),
        random.nextBoolean());
  }

  private static void writeOverlay(OverlayFolder folder, int number, Wish wish) {
    String name = "o" + number;
    Map<String, StringBuilder> sections = new TreeMap<>();
    wish.models.forEach(
        (i, act) -> {
          switch (act) {
            case EXTEND ->
                section(sections, "extend")
                    .append("  m" + i + ": {columns: {extra: '1', own_" + number + ": '2'}}\n");
            case REPLACE -> {
              section(sections, "replace").append("  m" + i + ": {file: models/m" + i + ".sql}\n");
              folder.file("overlays/" + name + "/models/m" + i + ".sql", "select 1 as id");
            }
            case CONFIG ->
                section(sections, "config").append("  m" + i + ": {materialized: table}\n");
            case DISABLE -> section(sections, "disable").append("  - m" + i + "\n");
            case DISABLE_TEST ->
                section(sections, "disable").append("  - not_null_m" + i + "_id\n");
          }
        });
    wish.macros.forEach(k -> macro(folder, sections, name, "mc" + k));
    wish.lone.forEach(k -> macro(folder, sections, name, "lone" + k));
    section(sections, "config").append("  models/dir_" + wish.folder + "/: {tags: [x]}\n");
    if (wish.adds) {
      section(sections, "add").append("  - models/new_" + number + ".sql\n");
      folder.file("overlays/" + name + "/models/new_" + number + ".sql", "select 1");
    }
    StringBuilder yaml = new StringBuilder("name: " + name + "\n");
    sections.forEach((key, text) -> yaml.append(key).append(":\n").append(text));
    folder.file("overlays/" + name + "/overlay.yml", yaml.toString());
  }

  private static StringBuilder section(Map<String, StringBuilder> sections, String key) {
    return sections.computeIfAbsent(key, name -> new StringBuilder());
  }

  private static void macro(
      OverlayFolder folder, Map<String, StringBuilder> sections, String overlay, String name) {
    section(sections, "replace")
        .append("  macro.shop." + name + ": {file: macros/" + name + ".sql}\n");
    folder.file(
        "overlays/" + overlay + "/macros/" + name + ".sql",
        "{% macro " + name + "(x) %}1{% endmacro %}");
  }

  /** What must be found, as {@code overlay code name}. */
  private static List<String> expected(int number, Wish wish, Upgrade upgrade) {
    List<String> expected = new ArrayList<>();
    String name = "o" + number + " ";
    wish.models.forEach(
        (i, act) -> {
          if (act == Act.DISABLE_TEST) {
            if (upgrade.renamed.contains(i)) {
              expected.add(name + "A174 not_null_m" + i + "_id");
            }
          } else if (upgrade.renamed.contains(i)) {
            expected.add(name + "A174 m" + i);
          } else if (upgrade.doubled.contains(i)) {
            expected.add(name + "A175 m" + i);
          } else {
            if (upgrade.closed.contains(i)) {
              expected.add(name + "A180 m" + i);
            }
            if (act == Act.EXTEND && upgrade.described.contains(i)) {
              expected.add(name + "A178 m" + i);
            }
            boolean macros =
                upgrade.macros.contains(i % MACROS) || upgrade.deep.contains(i % MACROS % DEEP);
            if (act == Act.REPLACE && (macros || upgrade.rewritten.contains(i))) {
              expected.add(name + "A176 m" + i);
            }
          }
        });
    for (int k : wish.macros) {
      if (upgrade.macros.contains(k) || upgrade.deep.contains(k % DEEP)) {
        expected.add(name + "A176 mc" + k);
      }
    }
    for (int k : wish.lone) {
      if (upgrade.lone.contains(k)) {
        expected.add(name + "A174 macro.shop.lone" + k);
      }
    }
    if (upgrade.movedFolders.contains(wish.folder)) {
      expected.add(name + "A174 models/dir_" + wish.folder + "/");
    } else {
      for (int i = wish.folder; i < MODELS; i += FOLDERS) {
        if (upgrade.closed.contains(i)) {
          expected.add(name + "A180 " + model(i, upgrade));
        }
      }
    }
    if (wish.adds && upgrade.taken.contains(number)) {
      expected.add(name + "A178 new_" + number);
    }
    return expected;
  }

  private static List<String> found(OverlayFolder folder) {
    OverlaidProjects projects = folder.projects();
    List<String> found = new ArrayList<>();
    Collection<Overlay> overlays = folder.fleet().overlays().values();
    for (Overlay overlay : overlays) {
      for (Problem problem : projects.problems(overlay)) {
        Matcher quoted = QUOTED.matcher(problem.message());
        assertThat(quoted.find()).as(problem.message()).isTrue();
        assertThat(problem.place()).as(problem.message()).isPresent();
        found.add(overlay.name() + " " + problem.code() + " " + quoted.group(1));
      }
    }
    return found;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everyConflictIsFoundAndNoneIsMadeUp(long seed) throws Exception {
    Random random = new Random(seed);
    OverlayFolder folder = OverlayFolder.in(place);
    writeProject(folder, Upgrade.NONE);
    List<Wish> wishes = new ArrayList<>();
    for (int i = 0; i < OVERLAYS; i++) {
      wishes.add(wish(random));
      writeOverlay(folder, i, wishes.get(i));
    }
    OverlaidProjects before = folder.projects();
    folder.fleet().overlays().values().forEach(overlay -> new Rebase(before, overlay).accept());
    assertThat(found(folder)).as("nothing has changed yet").isEmpty();

    Upgrade upgrade =
        new Upgrade(
            some(random, MODELS, 8),
            some(random, MODELS, 8),
            some(random, MACROS, 2),
            some(random, DEEP, 1),
            some(random, LONE, 2),
            some(random, MODELS, 6),
            some(random, MODELS, 10),
            some(random, MODELS, 5),
            some(random, FOLDERS, 2),
            some(random, OVERLAYS, 20));
    try (var files = Files.walk(place.resolve("shop"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
    folder.file("shop/dbt_project.yml", "name: shop\n");
    writeProject(folder, upgrade);

    List<String> expected = new ArrayList<>();
    for (int i = 0; i < OVERLAYS; i++) {
      expected.addAll(expected(i, wishes.get(i), upgrade));
    }
    assertThat(expected).hasSizeGreaterThan(150);
    assertThat(expected.stream().map(line -> line.split(" ", -1)[1]).distinct())
        .as("each kind is planted")
        .containsExactlyInAnyOrder("A174", "A175", "A176", "A178", "A180");
    assertThat(found(folder)).containsExactlyInAnyOrderElementsOf(expected);
  }
}
