package dev.atoll.core.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.domain.Sharing;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VariantsTest extends SmallProject {
  private static final String ORDERS = "model.shop.orders";

  private Variant variant(GraphBuilder builder, TenantInputs tenant) {
    TenantGraph graph = graph(builder, tenant);
    return new Variants(builder).of(graph, graph.graph().node(ORDERS));
  }

  @Test
  void tenantsThatDifferInNamesOnlyShareAVariant() throws IOException {
    write("models/orders.sql", "select '{{ var('region') }}' from {{ ref('raw') }}, {{ this }}");
    for (Sharing sharing : Sharing.values()) {
      GraphBuilder builder = builder(sharing);
      Variant first = variant(builder, tenant("t1", Map.of()));
      Variant same = variant(builder, tenant("t2", Map.of("size", 4)));
      Variant other = variant(builder, tenant("t3", Map.of("region", "us")));

      assertThat(first.sql())
          .contains("select 'eu' from <relation(model.shop.raw)>, <relation(model.shop.orders)>");
      assertThat(same).isEqualTo(first);
      assertThat(other.hash()).isNotEqualTo(first.hash());
      assertThat(other.reads()).anySatisfy(read -> assertThat(read.toString()).contains("us"));
    }
  }

  @Test
  void howANameIsWrittenIsPartOfTheVariant() throws IOException {
    write("models/orders.sql", "select 1 from {{ ref('raw').include(database=var('size') == 1) }}");
    GraphBuilder builder = builder(Sharing.SHARED);
    assertThat(variant(builder, tenant("t1", Map.of())).hash())
        .isNotEqualTo(variant(builder, tenant("t2", Map.of("size", 2))).hash());
  }

  @Test
  void whatAsksTheDatabaseIsKnownAtRun() throws IOException {
    write(
        "models/orders.sql",
        "select {{ var('size') }} {% if execute %}{{ run_query('select 1') }}{% endif %}");
    for (Sharing sharing : Sharing.values()) {
      GraphBuilder builder = builder(sharing);
      Variant first = variant(builder, tenant("t1", Map.of()));
      Variant same = variant(builder, tenant("t2", Map.of()));
      Variant other = variant(builder, tenant("t3", Map.of("size", 2)));

      assertThat(first.sql()).isEmpty();
      assertThat(first.unknownBecause().orElseThrow()).contains("database");
      assertThat(same).isEqualTo(first);
      assertThat(other.hash()).isNotEqualTo(first.hash());
    }
  }

  @Test
  void anEphemeralModelIsPartOfItsReadersVariant() throws IOException {
    write(
        "models/inner.sql",
        "{{ config(materialized='ephemeral') }} select {{ var('size') }} as id");
    write("models/orders.sql", "select * from {{ ref('inner') }}");
    GraphBuilder builder = builder(Sharing.SHARED);
    assertThat(variant(builder, tenant("t1", Map.of())).hash())
        .isEqualTo(variant(builder, tenant("t2", Map.of())).hash())
        .isNotEqualTo(variant(builder, tenant("t3", Map.of("size", 2))).hash());
  }

  @Test
  void whatATemplateSaysIsNotSaid() throws IOException {
    write("models/orders.sql", "{% if execute %}{% do log('hi', info=True) %}{% endif %}select 1");
    variant(builder(Sharing.SHARED), tenant("t1", Map.of()));
    assertThat(said).isEmpty();
  }

  private static final String INCREMENTAL = "{{ config(materialized='incremental') }}";

  @Test
  void anIncrementalModelHasBothItsTextsInOneVariant() throws IOException {
    write(
        "models/orders.sql",
        INCREMENTAL
            + "select {{ var('size') }} {% if is_incremental() %}from {{ this }}, {{ var('region') }}"
            + "{% endif %}");
    for (Sharing sharing : Sharing.values()) {
      GraphBuilder builder = builder(sharing);
      Variant first = variant(builder, tenant("t1", Map.of()));
      assertThat(first.unknownBecause()).isEmpty();
      assertThat(first.alternatives())
          .containsExactly(
              new Variant.Alternative(
                  List.of("absent", "view", "materialized_view", "full_refresh"), "select 1 "),
              new Variant.Alternative(
                  List.of("table"), "select 1 from <relation(model.shop.orders)>, eu"));
      assertThat(variant(builder, tenant("t2", Map.of()))).isEqualTo(first);
      assertThat(variant(builder, tenant("t3", Map.of("region", "us"))).hash())
          .as("either text makes another variant")
          .isNotEqualTo(first.hash());
      assertThat(first.reads().toString())
          .contains("region", "size")
          .doesNotContain("FULL_REFRESH");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "load_relation(this) is not none",
        "adapter.get_relation(this.database, this.schema, this.identifier).is_view"
      })
  void aProjectMayAskForItsOwnRelationInItsOwnWay(String question) throws IOException {
    write(
        "macros/mine.sql",
        "{% macro is_incremental() %}{{ return(execute and " + question + ") }}{% endmacro %}");
    write(
        "models/orders.sql",
        INCREMENTAL
            + "select 1{% if is_incremental() %} from {{ load_relation(this) }}{% endif %}");
    Variant variant = variant(builder(Sharing.SHARED), tenant("t1", Map.of()));
    assertThat(variant.alternatives()).hasSize(2);
    assertThat(variant.alternatives().getLast().sql())
        .isEqualTo("select 1 from <relation(model.shop.orders)>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run_query('select max(id) from ' ~ this)",
        "load_relation(api.Relation.create(schema='x', identifier='y'))",
        "adapter.get_relation('x', 'y', 'z')",
        "adapter.get_columns_in_relation(this)",
        "exceptions.raise_compiler_error('not like this')"
      })
  void anIncrementalModelThatAsksTheDatabaseSomethingElseIsKnownAtRun(String question)
      throws IOException {
    write(
        "models/orders.sql",
        INCREMENTAL + "select 1 {% if is_incremental() %}{{ " + question + " }}{% endif %}");
    Variant variant = variant(builder(Sharing.SHARED), tenant("t1", Map.of()));
    assertThat(variant.sql()).isEmpty();
    assertThat(variant.unknownBecause().orElseThrow()).contains("database");
  }

  @Test
  void aTableThatAsksWhetherItIsThereIsKnownAtRun() throws IOException {
    write(
        "models/orders.sql",
        "select 1 {% if execute and load_relation(this) %}from {{ this }}{% endif %}");
    assertThat(variant(builder(Sharing.SHARED), tenant("t1", Map.of())).sql()).isEmpty();
  }
}
