package dev.atoll.core.resolve;

import dev.atoll.domain.Ordered;
import dev.atoll.domain.Origin;
import dev.atoll.domain.Place;
import dev.atoll.domain.Setting;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What a tenant's layers say of one source of the project, placeholders filled in.
 *
 * @param name as the layer has it: the source's name, or {@code package.source}
 * @param place the key of the layer that spoke of it last
 * @param database empty when the project's word counts, as with {@code schema}
 * @param tables by name: those that lie elsewhere than the source's other tables
 * @param optional names of tables that may be missing; what reads one that is missing is skipped
 * @param absent names of tables that this tenant lacks for certain
 */
public record SourceRule(
    String name,
    Place place,
    Optional<Setting> database,
    Optional<Setting> schema,
    SequencedMap<String, TableRule> tables,
    SequencedMap<String, Origin> optional,
    SequencedMap<String, Origin> absent) {

  /** Where one table lies; what is empty is as the source says. */
  public record TableRule(
      Place place,
      Optional<Setting> database,
      Optional<Setting> schema,
      Optional<Setting> identifier) {}

  public SourceRule {
    tables = Ordered.map(tables);
    optional = Ordered.map(optional);
    absent = Ordered.map(absent);
  }
}
