package dev.atoll.core.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.domain.Sharing;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
}
