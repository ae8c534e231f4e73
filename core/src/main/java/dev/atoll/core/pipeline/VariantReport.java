package dev.atoll.core.pipeline;

import dev.atoll.domain.Problem;
import dev.atoll.domain.TenantId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The forms of nodes over a fleet.
 *
 * @param tenants how many were compared
 * @param nodes all that were compared, by id
 * @param problems of tenants that could not be compared
 */
public record VariantReport(String fleet, int tenants, List<OfNode> nodes, List<Problem> problems) {

  /**
   * One node.
   *
   * @param forms most common first
   * @param causes what differs between the forms; empty when there is one form only, or when
   *     nothing that was read tells
   */
  public record OfNode(String uniqueId, List<Form> forms, List<Cause> causes) {
    public OfNode {
      forms = List.copyOf(forms);
      causes = List.copyOf(causes);
    }
  }

  /**
   * A form.
   *
   * @param hash SHA-256 in hex, of the SQL with names symbolic and of the configs
   * @param atRun whether the SQL is known only when it runs
   */
  public record Form(String hash, List<TenantId> tenants, boolean atRun) {
    public Form {
      tenants = List.copyOf(tenants);
    }
  }

  /**
   * A setting whose values go with the forms.
   *
   * @param kind {@code var}, {@code config}, {@code target} …
   */
  public record Cause(String kind, String name, List<ValueOf> values) {
    public Cause {
      values = List.copyOf(values);
    }
  }

  /** A value and who has it; plain data. */
  public record ValueOf(@Nullable Object value, List<TenantId> tenants) {
    public ValueOf {
      tenants = List.copyOf(tenants);
    }
  }

  public VariantReport {
    nodes = List.copyOf(nodes);
    problems = List.copyOf(problems);
  }
}
