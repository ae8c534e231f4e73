package dev.atoll.core.pipeline;

import dev.atoll.domain.Problem;
import dev.atoll.domain.TenantId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The first rows of one node for one tenant.
 *
 * @param node the node's name, or {@code inline_query}
 * @param rows values in the order of the columns: null, Boolean, Long, BigInteger, BigDecimal,
 *     Double, String
 * @param problem why there are no rows
 */
public record ShownRows(
    TenantId tenant,
    String node,
    List<String> columns,
    List<List<@Nullable Object>> rows,
    Optional<Problem> problem) {
  public ShownRows {
    columns = List.copyOf(columns);
    List<List<@Nullable Object>> copies = new ArrayList<>();
    for (List<@Nullable Object> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException("row and columns differ in length");
      }
      copies.add(Collections.unmodifiableList(new ArrayList<>(row)));
    }
    rows = Collections.unmodifiableList(copies);
  }
}
