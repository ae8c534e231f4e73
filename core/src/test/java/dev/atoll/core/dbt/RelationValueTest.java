package dev.atoll.core.dbt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atoll.engine.Relation.Quoting;
import dev.atoll.engine.RelationKind;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RelationValueTest {
  private static final Quoting ALL = Quoting.ALL;

  private static Rendering concrete() {
    return new Rendering()
        .with("r", RelationValue.of(Rendering.ORDERS, ALL, Rendering.DIALECT))
        .with("api", new ApiValue(new RelationClassValue(Rendering.DIALECT, ALL)));
  }

  private static Rendering symbolic() {
    return new Rendering()
        .with(
            "r",
            RelationValue.symbolic("model.shop.orders", Rendering.ORDERS, ALL, Rendering.DIALECT))
        .with("other", RelationValue.of(Rendering.ORDERS, ALL, Rendering.DIALECT));
  }

  @Test
  void printsItsPartsAsIncludedAndQuoted() {
    Rendering rendering = concrete();
    assertThat(rendering.value("r")).isEqualTo("\"db\".\"main\".\"orders\"");
    assertThat(rendering.value("r.include(database=false)")).isEqualTo("\"main\".\"orders\"");
    assertThat(rendering.value("r.without_identifier()")).isEqualTo("\"db\".\"main\"");
    assertThat(rendering.value("r.quote(identifier=False)")).isEqualTo("\"db\".\"main\".orders");
    assertThat(rendering.value("r.quote(False, False, False).render()"))
        .isEqualTo("db.main.orders");
    assertThat(rendering.value("r.information_schema('tables')"))
        .isEqualTo("\"db\".INFORMATION_SCHEMA.tables");
    assertThat(rendering.value("r.information_schema_only()"))
        .isEqualTo("\"db\".INFORMATION_SCHEMA");
  }

  @Test
  void changesGiveAnotherRelation() {
    Rendering rendering = concrete();
    assertThat(rendering.value("r.incorporate(path={'identifier': 'x'}, type='view')"))
        .isEqualTo("\"db\".\"main\".\"x\"");
    assertThat(rendering.value("r.incorporate(type='view').is_view")).isEqualTo("True");
    assertThat(rendering.value("r.incorporate(type='view').type")).isEqualTo("view");
    assertThat(rendering.value("r.replace_path(schema='s')")).isEqualTo("\"db\".\"s\".\"orders\"");
    assertThat(rendering.value("r")).isEqualTo("\"db\".\"main\".\"orders\"");
  }

  @Test
  void canBeSeenAsPlainDataAndLimited() {
    Rendering rendering = concrete();
    assertThat(rendering.value("r.to_dict().path"))
        .isEqualTo("{'database': 'db', 'schema': 'main', 'identifier': 'orders'}");
    assertThat(rendering.value("r.to_dict().quote_policy.schema ~ r.to_dict().limit"))
        .isEqualTo("TrueNone");
    assertThat(rendering.value("api.Relation.create(schema='s', identifier='i', limit=0)"))
        .isEqualTo("(select * from \"s\".\"i\" where false limit 0)");
  }

  @Test
  void answersAsDbtsDoes() {
    Rendering rendering = concrete();
    assertThat(rendering.value("[r.database, r.schema, r.identifier, r.name, r.table, r.type]"))
        .isEqualTo("['db', 'main', 'orders', 'orders', 'orders', None]");
    assertThat(rendering.value("r is mapping")).isEqualTo("True");
    assertThat(rendering.value("r.get('metadata').type.endswith('Relation')")).isEqualTo("True");
    assertThat(rendering.value("r.get('nope', 'd') ~ r['schema']")).isEqualTo("dmain");
    assertThat(rendering.value("r.path"))
        .isEqualTo("Path(database='db', schema='main', identifier='orders')");
    assertThat(rendering.value("r.quote_policy"))
        .isEqualTo("Policy(database=True, schema=True, identifier=True)");
    assertThat(rendering.value("r.is_table or r.is_cte or r.is_materialized_view"))
        .isEqualTo("False");
    assertThat(rendering.value("r.nope is defined")).isEqualTo("False");
  }

  @Test
  void isEqualByNameKindAndPolicies() {
    Rendering rendering = concrete();
    String same = "api.Relation.create(database='db', schema='main', identifier='orders'";
    assertThat(rendering.value("r == " + same + ")")).isEqualTo("True");
    assertThat(rendering.value("r == " + same + ", type='table')")).isEqualTo("False");
    assertThat(rendering.value("r == r.include(database=false)")).isEqualTo("False");
    assertThat(rendering.value("r in [" + same + ")]")).isEqualTo("True");
    assertThat(rendering.value("r == none")).isEqualTo("False");
  }

  @Test
  void matchesExactlyOrNotAtAll() {
    Rendering rendering = concrete();
    assertThat(rendering.value("r.matches(identifier='orders')")).isEqualTo("True");
    assertThat(rendering.value("r.matches(database='db', schema='other')")).isEqualTo("False");
    assertThat(rendering.problem("r.matches(identifier='Orders')").code()).isEqualTo("A325");
  }

  @Test
  void theClassMakesRelations() {
    Rendering rendering = concrete();
    assertThat(rendering.value("api.Relation.create(schema='s')")).isEqualTo("\"s\"");
    assertThat(
            rendering.value(
                "api.Relation.create(database='d', identifier='x', type=api.Relation.View,"
                    + " quote_policy={'database': False})"))
        .isEqualTo("d.\"x\"");
    assertThat(rendering.value("api.Relation.CTE ~ api.Relation.get_relation_type.Table"))
        .isEqualTo("ctetable");
    assertThat(rendering.value("api.Relation.get_default_quote_policy().schema")).isEqualTo("True");
    assertThat(rendering.problem("api.Relation.create(type='tabel')").code()).isEqualTo("A321");
  }

  @Test
  void anEphemeralModelIsACommonTableExpression() {
    RelationValue cte = RelationValue.ephemeral("x", Rendering.DIALECT);
    assertThat(new Rendering().with("r", cte).value("r ~ r.is_cte")).isEqualTo("__dbt__cte__xTrue");
  }

  @Test
  void aLimitedRelationIsAQueryOfItsFirstRows() {
    RelationValue relation = RelationValue.of(Rendering.ORDERS, ALL, Rendering.DIALECT);
    assertThat(new Rendering().with("r", relation.limited(0)).value("r"))
        .isEqualTo("(select * from \"db\".\"main\".\"orders\" where false limit 0)");
    assertThat(new Rendering().with("r", relation.limited(5)).value("r"))
        .isEqualTo("(select * from \"db\".\"main\".\"orders\" limit 5)");
    assertThat(new Rendering().with("r", relation.limited(5)).value("r.render()"))
        .isEqualTo("\"db\".\"main\".\"orders\"");
  }

  @Test
  void aSymbolicRelationPrintsAsAnAtomAndIsNotRead() {
    Rendering rendering = symbolic();
    assertThat(rendering.rope("select * from {{ r.quote(schema=false) }}").atoms())
        .containsExactly(
            new RelationAtom("model.shop.orders", Included.ALL, new Quoting(true, false, true)));
    assertThat(rendering.text("a {{ r }} b {{ r.include(database=false) }}"))
        .isEqualTo("a <relation(model.shop.orders)> b <relation(model.shop.orders)>");
    assertThat(rendering.value("r.is_view ~ (r is mapping) ~ (r == r)")).isEqualTo("FalseTrueTrue");
    assertThat(rendering.reads()).isEmpty();
  }

  @Test
  void partsOfASymbolicRelationAreReads() {
    Rendering rendering = symbolic();
    assertThat(rendering.value("r.schema ~ r.name")).isEqualTo("mainorders");
    assertThat(rendering.reads())
        .isEqualTo(
            List.of(
                "relation model.shop.orders [schema]", "relation model.shop.orders [identifier]"));
    assertThat(RelationValue.answer(Rendering.ORDERS, "schema")).hasToString("main");
  }

  @Test
  void aChangedSymbolicRelationIsConcreteAndRead() {
    Rendering rendering = symbolic();
    assertThat(rendering.value("r.incorporate(path={'identifier': r.identifier ~ '__tmp'})"))
        .isEqualTo("\"db\".\"main\".\"orders__tmp\"");
    assertThat(rendering.reads()).hasSize(3);
  }

  @Test
  void comparingASymbolicRelationWithAKnownOneReadsItsName() {
    Rendering rendering = symbolic();
    assertThat(rendering.value("r == other")).isEqualTo("True");
    assertThat(rendering.reads()).hasSize(3);
  }

  @Test
  void anAtomNeverBecomesTextByItself() {
    RelationAtom atom = new RelationAtom("model.shop.orders", Included.ALL, ALL);
    assertThatThrownBy(atom::toString).isInstanceOf(IllegalStateException.class);
    assertThat(atom.text(Rendering.ORDERS, Rendering.DIALECT))
        .isEqualTo("\"db\".\"main\".\"orders\"");
  }

  @Test
  void theEngineGetsACompleteName() {
    Rendering rendering = symbolic();
    RelationValue relation =
        RelationValue.symbolic(
            "model.shop.orders", Rendering.ORDERS.as(RelationKind.VIEW), ALL, Rendering.DIALECT);
    assertThat(relation.relation(rendering.render))
        .isEqualTo(Rendering.ORDERS.as(RelationKind.VIEW));
    assertThat(rendering.reads()).hasSize(3);
  }
}
