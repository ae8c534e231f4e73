package dev.atoll.core.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.core.project.MacroDefinition;
import dev.atoll.core.project.MacroKind;
import dev.atoll.core.project.PackageSource;
import dev.atoll.core.project.SourceText;
import dev.atoll.domain.Problems;
import dev.atoll.jinja.Syntax;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class MacroReaderTest {
  private final Problems problems = new Problems();

  private List<MacroDefinition> read(String text) {
    return new MacroReader(Syntax.JINJA, problems)
        .read(new SourceText("shop", "a.sql", "macros/a.sql", "macros/a.sql", text))
        .definitions();
  }

  @Test
  void macrosTestsAndMaterializationsHaveTheNamesTheyAreCalledBy() {
    List<MacroDefinition> macros =
        read(
            """
            {% macro _cents(column, digits=2) %}{{ no_such_macro(column) }}{% endmacro %}
            {% test positive(model, column_name) %}select 1{% endtest %}
            {% data_test even(model) %}select 1{% enddata_test %}
            {% materialization view, default %}1{% endmaterialization %}
            {% materialization table, adapter='duckdb', supported_languages=['sql', 'python'] %}
              2
            {% endmaterialization %}
            """);

    assertThat(macros.stream().map(MacroDefinition::id))
        .containsExactly(
            "macro.shop._cents",
            "macro.shop.test_positive",
            "macro.shop.test_even",
            "macro.shop.materialization_view_default",
            "macro.shop.materialization_table_duckdb");
    assertThat(macros.stream().map(MacroDefinition::kind))
        .containsExactly(
            new MacroKind.Plain(),
            new MacroKind.GenericTest("positive"),
            new MacroKind.GenericTest("even"),
            new MacroKind.Materialization("view", "default", List.of("sql")),
            new MacroKind.Materialization("table", "duckdb", List.of("sql", "python")));
    assertThat(macros.getFirst().parameters().toString()).contains("column").contains("digits");
    assertThat(macros.get(1).place().line()).isEqualTo(2);
    assertThat(macros.get(1).text())
        .isEqualTo("{% test positive(model, column_name) %}select 1{% endtest %}");
    assertThat(problems.isEmpty()).isTrue();
  }

  @Test
  void oneBrokenMacroDoesNotHideTheOthers() {
    List<MacroDefinition> macros =
        read(
            "{% macro a() %}{{ 1 + }}{% endmacro %}\n{% macro b() %}{% endmacro %}\n  {% macro c( %}{% endmacro %}");

    assertThat(macros.stream().map(MacroDefinition::name)).containsExactly("b");
    assertThat(problems.sorted()).hasSize(2);
    assertThat(problems.sorted().getLast().place().orElseThrow().line()).isEqualTo(3);
  }

  @Test
  void whatStandsAroundMacrosNeedNotBeATemplate() {
    assertThat(read("Isn't {{ it {% macro a() %}1{% endmacro %} %} }}")).hasSize(1);
    assertThat(problems.isEmpty()).isTrue();
  }

  @Test
  void aPackageCanBeBuiltIn() {
    SequencedMap<String, String> texts = new LinkedHashMap<>();
    texts.put("macros/a.sql", "{% macro a() %}1{% endmacro %}");
    texts.put("macros/b.sql", "{% macro b() %}2{% endmacro %}{% macro a() %}3{% endmacro %}");

    PackageSource source =
        new ProjectParser(Syntax.JINJA, scalar -> scalar.text(), Runnable::run)
            .builtIn("dbt", texts, problems);

    assertThat(source.macros()).hasSize(3);
    assertThat(source.macros().getFirst().id()).isEqualTo("macro.dbt.a");
    assertThat(ProblemText.of(problems))
        .isEqualTo(
            """
            dbt/macros/b.sql:1:31: error[A212]: macro 'a' stands twice
              cause: it also stands at dbt/macros/a.sql:1:1; a package has one macro of a name
              mend:  rename or remove one of them
            """);
  }
}
