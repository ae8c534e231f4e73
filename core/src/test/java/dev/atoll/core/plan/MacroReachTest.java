package dev.atoll.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.core.dbt.DbtFilters;
import dev.atoll.core.dbt.MacroLibrary;
import dev.atoll.core.parse.ProjectParser;
import dev.atoll.core.project.MacroDefinition;
import dev.atoll.core.project.Project;
import dev.atoll.domain.Problems;
import dev.atoll.jinja.Syntax;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MacroReachTest {
  @TempDir Path folder;

  @BeforeEach
  void aProjectWithAPackage() throws IOException {
    write("dbt_project.yml", "name: shop\n");
    write("dbt_packages/tools/dbt_project.yml", "name: tools\n");
    write(
        "macros/all.sql",
        """
        {% macro cents(c) %}{{ times(c, 100) }}{% endmacro %}
        {% macro times(a, b) %}{{ a }} * {{ b }}{% endmacro %}
        {% macro round() %}{{ around() }}{% endmacro %}
        {% macro around() %}{{ round() }}{% endmacro %}
        {% macro alone() %}{% endmacro %}
        {% macro trim() %}of the root{% endmacro %}
        """);
    write(
        "dbt_packages/tools/macros/all.sql",
        """
        {% macro hash(c) %}{{ return(adapter.dispatch('hash', 'tools')(c)) }}{% endmacro %}
        {% macro default__hash(c) %}md5({{ c }}){% endmacro %}
        {% macro duckdb__hash(c) %}{{ trim() }}{% endmacro %}
        {% macro postgres__hash(c) %}p{% endmacro %}
        {% macro trim() %}of the package{% endmacro %}
        """);
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private List<String> reached(String packageName, String text) {
    Problems problems = new Problems();
    try (ExecutorService workers = Executors.newSingleThreadExecutor()) {
      ProjectParser parser =
          new ProjectParser(
              DbtFilters.withDbtFilters(Syntax.JINJA),
              scalar -> String.valueOf(scalar.value()),
              workers);
      Project project =
          parser
              .parse(folder, folder, problems)
              .orElseThrow(() -> new AssertionError(problems.sorted().toString()));
      return new MacroReach(MacroLibrary.of(project, List.of(), "duckdb"))
          .from(packageName, List.of(text), List.of()).stream().map(MacroDefinition::id).toList();
    }
  }

  @Test
  void whatACalledMacroCallsIsReachedToo() {
    assertThat(reached("shop", "select {{ cents('a') }}"))
        .containsExactly("macro.shop.cents", "macro.shop.times");
  }

  @Test
  void macrosThatCallEachOtherAreReachedOnce() {
    assertThat(reached("shop", "{{ round() }}"))
        .containsExactly("macro.shop.around", "macro.shop.round");
  }

  @Test
  void dispatchReachesTheFormsOfTheAdapterAndTheDefaultAndNoOther() {
    assertThat(reached("shop", "{{ tools.hash('a') }}"))
        .containsExactly(
            "macro.shop.trim",
            "macro.tools.default__hash",
            "macro.tools.duckdb__hash",
            "macro.tools.hash",
            "macro.tools.trim");
  }

  @Test
  void aBareNameOfAPackageIsItsOwnAndMayBeTheRootsAsWell() {
    assertThat(reached("tools", "{{ trim() }}"))
        .containsExactly("macro.shop.trim", "macro.tools.trim");
    assertThat(reached("shop", "{{ trim() }}")).containsExactly("macro.shop.trim");
  }

  @Test
  void aBranchThatIsNeverTakenCountsAndTextOutsideOfBlocksDoesNot() {
    assertThat(reached("shop", "{% if false %}{{ times(1, 2) }}{% endif %}"))
        .containsExactly("macro.shop.times");
    assertThat(reached("shop", "select alone, cents('a') from times")).isEmpty();
  }

  @Test
  void aMacroWhoseNameStandsInATextIsReached() {
    assertThat(reached("shop", "{{ context['alone']() }}")).containsExactly("macro.shop.alone");
  }
}
