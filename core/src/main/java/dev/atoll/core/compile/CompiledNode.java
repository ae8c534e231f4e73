package dev.atoll.core.compile;

import dev.atoll.jinja.value.Read;
import dev.atoll.jinja.value.Rope;
import java.util.List;

/**
 * A node's SQL for one tenant.
 *
 * @param text with names of relations still symbolic; what tenants of one variant share
 * @param sql with names, and with the ephemeral models it reads in front; secrets stand in it as
 *     {@code {secret:name}}, and what a query brought of their values is masked
 * @param executable what a session of the tenant takes, which fills secrets in
 * @param reads what the render learned from outside, in order
 */
public record CompiledNode(Node node, Rope text, String sql, String executable, List<Read> reads) {
  public CompiledNode {
    reads = List.copyOf(reads);
  }
}
