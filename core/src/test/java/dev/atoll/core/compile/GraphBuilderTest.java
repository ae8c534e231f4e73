package dev.atoll.core.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.domain.Problem;
import dev.atoll.domain.Sharing;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Graphs of small projects for several tenants, with shared renders and without. */
class GraphBuilderTest extends SmallProject {
  /** Config and parents of each node, for tenants in turn. */
  private String shape(GraphBuilder builder, TenantInputs... tenants) {
    StringBuilder text = new StringBuilder();
    for (TenantInputs tenant : tenants) {
      TenantGraph graph = graph(builder, tenant);
      graph
          .graph()
          .nodes()
          .forEach(
              (id, node) ->
                  text.append(id)
                      .append(node.parents())
                      .append(node.config().values())
                      .append(graph.relations().get(id))
                      .append('\n'));
    }
    return text.toString();
  }

  @Test
  void eachTenantGetsTheRefsThatItsVariablesLeadTo() throws IOException {
    write("models/a.sql", "select * from {{ ref('raw') if var('region') == 'eu' else ref('b') }}");
    write("models/b.sql", "select 1 as id");
    GraphBuilder builder = builder(Sharing.SHARED);
    assertThat(parents(builder, "a", Map.of())).containsExactly("model.shop.raw");
    assertThat(parents(builder, "a", Map.of("region", "us"))).containsExactly("model.shop.b");
    assertThat(parents(builder, "a", Map.of("size", 7))).containsExactly("model.shop.raw");
  }

  private Iterable<String> parents(GraphBuilder builder, String model, Map<String, ?> vars) {
    return graph(builder, tenant("t1", vars)).graph().node("model.shop." + model).parents();
  }

  @Test
  void sharedRendersGiveTheGraphThatFreshOnesGive() throws IOException {
    write(
        "models/odd.sql",
        """
        {{ config(
            tags=[var('region'), this.schema, target.schema|upper, 'x' ~ this],
            meta={'size': var('size'), 'run': invocation_id, 'day': run_started_at.year|string},
            enabled=var('size') is not string,
            post_hook="grant select on " ~ this ~ " to x") }}
        {% do log('size ' ~ var('size'), info=True) %}
        {% if modules.datetime.datetime.now().year > 2000 %}select * from {{ ref('raw') }}{% endif %}
        """);
    write(
        "models/schema.yml",
        """
        models:
          - name: raw
            columns:
              - name: id
                data_tests:
                  - unique: {config: {severity: "{{ var('severity', 'warn') }}"}}
                  - relationships: {arguments: {to: ref('odd'), field: "{{ var('region') }}"}}
        """);
    TenantInputs[] tenants = {
      tenant("t1", Map.of()),
      tenant("t2", Map.of("size", 1.0)),
      tenant("t3", Map.of("size", true)),
      tenant("t1", Map.of("region", "us", "severity", "error")),
      tenant("t2", Map.of())
    };
    String fresh = shape(builder(Sharing.FRESH), tenants);
    List<String> saidFresh = List.copyOf(said);
    said.clear();
    assertThat(shape(builder(Sharing.SHARED), tenants)).isEqualTo(fresh);
    assertThat(said).isEqualTo(saidFresh).contains("t1: size 1", "t2: size 1.0", "t3: size True");
    assertThat(fresh).contains("s_t1", "S_T2").contains("\"db\".\"s_t1\".\"odd\"");
  }

  @Test
  void whatIsSaidIsSaidToEachTenant() throws IOException {
    write("models/loud.sql", "{{ log('hello', info=True) }}select 1 as id");
    GraphBuilder builder = builder(Sharing.SHARED);
    graph(builder, tenant("t1", Map.of()));
    graph(builder, tenant("t2", Map.of()));
    assertThat(said).containsExactly("t1: hello", "t2: hello");
  }

  @Test
  void aFailureIsOfTheTenantThatHasIt() throws IOException {
    write("models/a.sql", "select {{ var('wanted') }}");
    GraphBuilder builder = builder(Sharing.SHARED);
    assertThat(builder.build(tenant("t1", Map.of()), problems)).isEmpty();
    assertThat(problems.sorted()).extracting(Problem::code).containsExactly("A350");
    assertThat(graph(builder, tenant("t2", Map.of("wanted", 1))).graph().nodes()).hasSize(2);
  }

  @Test
  void whoReadsWhatHasAMistakeOfItsOwnIsNotWrong() throws IOException {
    write("models/a.sql", "select {{ var('wanted') }}");
    write("models/b.sql", "select * from {{ ref('a') }}");
    write(
        "models/schema.yml",
        """
        models:
          - {name: a, columns: [{name: id, data_tests: [unique]}]}
          - name: raw
            columns:
              - name: id
                data_tests: [{relationships: {arguments: {to: ref('a'), field: id}}}]
        unit_tests:
          - {name: of_a, model: a, given: [], expect: {rows: [{id: 1}]}}
          - name: of_b
            model: b
            given: [{input: ref('a'), rows: [{id: 1}]}]
            expect: {rows: [{id: 1}]}
        """);

    assertThat(builder(Sharing.SHARED).build(tenant("t1", Map.of()), problems)).isEmpty();

    assertThat(problems.sorted()).extracting(Problem::code).containsExactly("A350");
  }

  @Test
  void whatIsRefedMustExist() throws IOException {
    write("models/a.sql", "select 1 from {{ ref('rwa') }}\nunion all select 2 from {{ ref('x') }}");
    assertThat(builder(Sharing.SHARED).build(tenant("t1", Map.of()), problems)).isEmpty();
    assertThat(problems.sorted())
        .extracting(problem -> problem.code() + " " + problem.place().orElseThrow().line())
        .containsExactly("A401 1", "A401 2");
  }

  @Test
  void aTestOfWhatIsGoneIsLeftOutWithAWarning() throws IOException {
    write(
        "models/schema.yml",
        """
        models:
          - name: raw
            columns:
              - name: id
                data_tests:
                  - relationships: {arguments: {to: ref('gone'), field: id}}
                  - relationships: {arguments: {to: ref('off'), field: id}}
                  - unique
        """);
    write("models/off.sql", "{{ config(enabled=false) }} select 1 as id");
    TenantGraph graph = graph(builder(Sharing.SHARED), tenant("t1", Map.of()));
    assertThat(graph.graph().nodes()).hasSize(2);
    assertThat(problems.sorted())
        .extracting(problem -> problem.severity() + " " + problem.code() + " " + problem.message())
        .containsExactly(
            "WARNING A401 test 'relationships_raw_id__id__ref_gone_' does not run: ref('gone')"
                + " names no model, seed or snapshot");
  }

  @Test
  void aReferenceWithoutVersionMeansTheLatest() throws IOException {
    write("models/m_v1.sql", "select 1 as id");
    write("models/m.sql", "select 2 as id");
    write("models/reader.sql", "select * from {{ ref('m') }}, {{ ref('m', v=1) }}");
    write("models/m.yml", "models: [{name: m, latest_version: 2, versions: [{v: 1}, {v: 2}]}]");
    TenantGraph ofTenant = graph(builder(Sharing.SHARED), tenant("acme", Map.of()));
    Graph graph = ofTenant.graph();
    assertThat(graph.node("model.shop.reader").parents())
        .containsExactly("model.shop.m.v2", "model.shop.m.v1");
    assertThat(place(ofTenant, "model.shop.m.v2").identifier()).isEqualTo("m_v2");
    assertThat(graph.node("model.shop.m.v2").facts().fqn()).containsExactly("shop", "m", "v2");
  }

  @Test
  void aVersionTakesColumnsAndTestsOverFromItsModel() throws IOException {
    write("models/m_v1.sql", "select 1 as id");
    write("models/m_v2.sql", "select 2 as id");
    write(
        "models/m.yml",
        """
        models:
          - name: m
            latest_version: 2
            columns:
              - name: id
                data_tests: [unique]
              - name: old
                data_tests: [not_null]
            versions:
              - v: 1
              - v: 2
                columns: [{include: all, exclude: [old]}, {name: fresh}]
        """);
    Graph graph = graph(builder(Sharing.SHARED), tenant("acme", Map.of())).graph();
    assertThat(((Node.Model) graph.node("model.shop.m.v1")).columns())
        .extracting(Node.ColumnNote::name)
        .containsExactly("id", "old");
    assertThat(((Node.Model) graph.node("model.shop.m.v2")).columns())
        .extracting(Node.ColumnNote::name)
        .containsExactly("id", "fresh");
    assertThat(graph.nodes().values())
        .filteredOn(node -> node instanceof Node.Test)
        .extracting(Node::name)
        .containsExactlyInAnyOrder("not_null_m_v1_old", "unique_m_v1_id", "unique_m_v2_id");
  }

  @Test
  void aPrivateModelIsReadInItsGroupOnly() throws IOException {
    write("models/secret.sql", "select 1 as id");
    write("models/friend.sql", "select * from {{ ref('secret') }}");
    write("models/stranger.sql", "select * from {{ ref('secret') }}");
    write(
        "models/m.yml",
        """
        groups: [{name: fin, owner: {name: Fin}}]
        models:
          - {name: secret, group: fin, access: private, data_tests: [{unique: {column_name: id}}]}
          - {name: friend, group: fin}
        """);
    assertThat(builder(Sharing.SHARED).build(tenant("acme", Map.of()), problems)).isEmpty();
    assertThat(problems.sorted())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo(AccessRules.NOT_ALLOWED);
              assertThat(problem.place().orElseThrow().file()).isEqualTo("models/stranger.sql");
            });
  }

  @Test
  void aUnitTestHangsOnItsModel() throws IOException {
    write("models/twice.sql", "select id * 2 as id from {{ ref('raw') }}");
    write(
        "models/m.yml",
        """
        unit_tests:
          - name: doubles
            model: twice
            given: [{input: ref('raw'), format: csv, rows: "id,note\\n1,\\n"}]
            expect: {rows: [{id: 2}]}
        """);
    Graph graph = graph(builder(Sharing.SHARED), tenant("acme", Map.of())).graph();
    Node.UnitTest test = (Node.UnitTest) graph.node("unit_test.shop.twice.doubles");
    assertThat(test.parents()).containsExactly("model.shop.twice");
    assertThat(test.given().getFirst().node()).isEqualTo("model.shop.raw");
    assertThat(test.given().getFirst().rows().rows().getFirst())
        .containsEntry("id", "1")
        .containsEntry("note", null);
  }
}
