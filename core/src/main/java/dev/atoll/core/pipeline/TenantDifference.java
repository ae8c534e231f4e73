package dev.atoll.core.pipeline;

import dev.atoll.core.pipeline.Explanation.Explained;
import dev.atoll.domain.TenantId;
import java.util.List;
import java.util.Optional;

/**
 * What two tenants have differently; what they have alike is left out.
 *
 * @param nodes how many nodes both have
 */
public record TenantDifference(
    TenantId left,
    TenantId right,
    List<OfSetting> settings,
    List<String> onlyLeft,
    List<String> onlyRight,
    List<OfConfig> configs,
    List<OfSql> sql,
    int nodes)
    implements Difference {

  /**
   * A setting.
   *
   * @param kind {@code variable}, {@code env}, {@code label}, {@code routing} …
   */
  public record OfSetting(String kind, Explained left, Explained right) {}

  /** A config of a node. */
  public record OfConfig(String node, Explained left, Explained right) {}

  /**
   * SQL that differs in the same way in some nodes.
   *
   * @param diff in unified form, names symbolic; empty when the SQL is known only when it runs
   * @param unknownBecause why
   */
  public record OfSql(List<String> nodes, List<String> diff, Optional<String> unknownBecause) {
    public OfSql {
      nodes = List.copyOf(nodes);
      diff = List.copyOf(diff);
    }
  }

  public TenantDifference {
    settings = List.copyOf(settings);
    onlyLeft = List.copyOf(onlyLeft);
    onlyRight = List.copyOf(onlyRight);
    configs = List.copyOf(configs);
    sql = List.copyOf(sql);
  }
}
