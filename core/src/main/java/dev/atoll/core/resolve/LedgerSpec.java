package dev.atoll.core.resolve;

import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Ordered;
import dev.atoll.domain.Place;
import java.util.SequencedMap;

/**
 * The ledger that all who run a fleet share, placeholders as written.
 *
 * @param settings by key, checked as far as they are no placeholders
 */
public record LedgerSpec(Place place, SequencedMap<String, YamlScalar> settings) {
  public LedgerSpec {
    settings = Ordered.map(settings);
  }
}
