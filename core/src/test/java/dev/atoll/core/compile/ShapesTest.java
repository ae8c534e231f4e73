package dev.atoll.core.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.domain.Sharing;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which tenants get the same object for a graph, and that each gets places of its own. */
class ShapesTest extends SmallProject {
  private @Nullable GraphBuilder project;

  private TenantGraph of(String tenant, Map<String, ?> vars) {
    return graph(Objects.requireNonNull(project), tenant(tenant, vars));
  }

  private void project() {
    project = builder(Sharing.SHARED);
  }

  @Test
  void tenantsWhoDifferInPlacesShare() throws IOException {
    write("models/a.sql", "{{ config(alias='x') }} select * from {{ ref('raw') }}");
    write(
        "models/a.yml",
        "models: [{name: a, columns: [{name: id, tests: [not_null, unique]}]}]\n"
            + "sources: [{name: crm, schema: \"raw_{{ target.schema }}\", tables: [{name: t}]}]");
    project();
    TenantGraph first = of("t1", Map.of());
    TenantGraph second = of("t2", Map.of("other", 3));

    assertThat(second.graph()).isSameAs(first.graph());
    assertThat(place(second, "model.shop.a").schema()).isEqualTo("s_t2");
    assertThat(place(second, "model.shop.a").identifier()).isEqualTo("x");
    assertThat(place(second, "source.shop.crm.t").schema()).isEqualTo("raw_s_t2");
    assertThat(place(first, "source.shop.crm.t").schema()).isEqualTo("raw_s_t1");
    assertThat(second.relations().keySet()).isEqualTo(first.relations().keySet());
  }

  @Test
  void aVariableThatChangesNothingWhileParsingKeepsTheShape() throws IOException {
    write("models/a.sql", "select {{ var('size') }}, '{{ target.schema }}', {{ this.schema }}");
    project();
    assertThat(of("t2", Map.of("size", 9)).graph()).isSameAs(of("t1", Map.of()).graph());
  }

  @Test
  void aVariableThatDecidesAboutARefDoesNot() throws IOException {
    write("models/b.sql", "select 1");
    write("models/a.sql", "select * from {{ ref('raw') if var('size') == 1 else ref('b') }}");
    project();
    Graph one = of("t1", Map.of()).graph();
    Graph two = of("t2", Map.of("size", 2)).graph();
    assertThat(two).isNotSameAs(one);
    assertThat(two.node("model.shop.a").parents()).containsExactly("model.shop.b");
    assertThat(of("t3", Map.of("size", 2)).graph()).isSameAs(two);
    assertThat(of("t4", Map.of()).graph()).isSameAs(one);
  }

  @Test
  void aVariableInYamlDoesNot() throws IOException {
    write("models/a.sql", "select 1");
    write("models/a.yml", "models: [{name: a, config: {tags: [\"{{ var('region') }}\"]}}]");
    project();
    Graph one = of("t1", Map.of()).graph();
    Graph two = of("t2", Map.of("region", "us")).graph();
    assertThat(one.node("model.shop.a").config().texts("tags")).containsExactly("eu");
    assertThat(two.node("model.shop.a").config().texts("tags")).containsExactly("us");
  }

  @Test
  void nodesShareAConfigButNotTheOrderOfAnothersKeys() throws IOException {
    write("models/a.sql", "{{ config(meta={'x': 1, 'y': 2}) }} select 1");
    write("models/b.sql", "{{ config(meta={'x': 1, 'y': 2}) }} select 1");
    write("models/c.sql", "{{ config(meta={'y': 2, 'x': 1}) }} select 1");
    project();
    Graph graph = of("t1", Map.of()).graph();
    assertThat(graph.node("model.shop.b").config()).isSameAs(graph.node("model.shop.a").config());
    assertThat(graph.node("model.shop.a").config().map("meta").keySet()).containsExactly("x", "y");
    assertThat(graph.node("model.shop.c").config().map("meta").keySet()).containsExactly("y", "x");
  }

  @Test
  void aHookThatFailsForOneTenantOnlyIsNoneOfTheOthers() throws IOException {
    write(
        "models/a.sql",
        "{{ config(post_hook=\"{{ ref('raw') if var('size') == 1 else nothing.at.all }}\") }}"
            + " select 1");
    project();
    assertThat(of("t1", Map.of("size", 2)).graph().node("model.shop.a").parents()).isEmpty();
    assertThat(of("t2", Map.of()).graph().node("model.shop.a").parents())
        .containsExactly("model.shop.raw");
  }

  @Test
  void whatATemplateSaysOfItsTenantIsNotSaidOfAnother() throws IOException {
    write("models/a.sql", "{% do log('in ' ~ target.schema, info=True) %} select 1");
    project();
    of("t1", Map.of());
    of("t2", Map.of());
    assertThat(said).containsExactly("t1: in s_t1", "t2: in s_t2");
  }

  @Test
  void whatIsTheSameForAllIsSaidToEach() throws IOException {
    write("models/a.sql", "{% do log('hello', info=True) %} select 1");
    project();
    of("t1", Map.of());
    of("t2", Map.of());
    assertThat(said).containsExactly("t1: hello", "t2: hello");
  }

  @Test
  void aNameThatAsksTheTenantIsAskedForEach() throws IOException {
    write("models/a.sql", "select 1");
    write(
        "macros/names.sql",
        "{% macro generate_alias_name(custom_alias_name=none, node=none) %}"
            + "{{ node.name }}_{{ var('region') }}{% endmacro %}");
    write(
        "dbt_project.yml",
        "name: shop\nmodel-paths: [models]\nmacro-paths: [macros]\nvars: {region: eu}\n");
    project();
    assertThat(place(of("t1", Map.of()), "model.shop.a").identifier()).isEqualTo("a_eu");
    assertThat(place(of("t2", Map.of("region", "us")), "model.shop.a").identifier())
        .isEqualTo("a_us");
    assertThat(place(of("t2", Map.of("region", "us")), "model.shop.raw").identifier())
        .isEqualTo("raw_us");
  }

  @Test
  void shapesThatOnlyOneTenantHasMakeRoomAndSharedOnesStay() throws IOException {
    write("models/a.sql", "{{ config(schema=var('own')) }} select * from {{ ref('raw') }}");
    project();
    Graph shared = of("first", Map.of("own", "same")).graph();
    assertThat(of("second", Map.of("own", "same")).graph()).isSameAs(shared);
    Graph gone = of("t0", Map.of("own", "s0")).graph();
    for (int i = 1; i <= Shapes.KEPT; i++) {
      TenantGraph tenant = of("t" + i, Map.of("own", "s" + i));
      assertThat(place(tenant, "model.shop.a").schema()).isEqualTo("s_t" + i + "_s" + i);
    }

    assertThat(of("third", Map.of("own", "same")).graph()).isSameAs(shared);
    TenantGraph again = of("u0", Map.of("own", "s0"));
    assertThat(again.graph()).isNotSameAs(gone);
    assertThat(place(again, "model.shop.a").schema()).isEqualTo("s_u0_s0");
  }
}
