package dev.atoll.core.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The names and hashes are those in the manifest that dbt writes for jaffle_shop_duckdb. */
final class TestNamesTest {
  private static final List<String> STATUSES =
      List.of("placed", "shipped", "completed", "return_pending", "returned");

  @Test
  void aTestIsNamedAfterWhatItTests() {
    TestNames names = TestNames.of("unique", "orders", Map.of("column_name", "order_id"));

    assertThat(names.full()).isEqualTo("unique_orders_order_id");
    assertThat(names.alias()).isEqualTo("unique_orders_order_id");
  }

  @Test
  void argumentsStandInTheNameByTheirNames() {
    TestNames names =
        TestNames.of(
            "relationships",
            "orders",
            Map.of("to", "ref('customers')", "field", "customer_id", "column_name", "customer_id"));

    assertThat(names.full())
        .isEqualTo("relationships_orders_customer_id__customer_id__ref_customers_");
  }

  @Test
  void aLongNameHasAShortAlias() {
    TestNames names =
        TestNames.of(
            "accepted_values", "orders", Map.of("values", STATUSES, "column_name", "status"));

    assertThat(names.full())
        .isEqualTo(
            "accepted_values_orders_status__placed__shipped__completed__return_pending__returned");
    assertThat(names.alias()).isEqualTo("accepted_values_orders_1ce6ab157c285f7cd2ac656013faf758");
  }

  @Test
  void theIdEndsInDbtsHash() {
    assertThat(
            TestNames.hash(
                "unique_orders_order_id",
                null,
                "unique",
                Map.of(
                    "column_name", "order_id", "model", "{{ get_where_subquery(ref('orders')) }}")))
        .isEqualTo("fed79b3a6e");
  }
}
