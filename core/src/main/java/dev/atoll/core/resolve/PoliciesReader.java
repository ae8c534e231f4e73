package dev.atoll.core.resolve;

import dev.atoll.core.yaml.YamlEntry;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Reads {@code policies}, all but those of overlays and of {@code check}. */
final class PoliciesReader {
  static final List<String> KEYS = List.of("overlays", "empty_inputs", "check");
  static final List<String> EMPTY_INPUTS_KEYS = List.of("max_share", "by");
  private static final String EMPTY_INPUTS = "empty_inputs";

  private final Problems problems;

  PoliciesReader(Problems problems) {
    this.problems = problems;
  }

  Policies read(YamlMap section) {
    Fields fields = new Fields(section, "policies", problems).only(KEYS);
    return new Policies(
        fields
            .entry(EMPTY_INPUTS)
            .flatMap(
                entry ->
                    Fields.of(entry.value(), EMPTY_INPUTS, problems)
                        .flatMap(found -> emptyInputs(entry, found.only(EMPTY_INPUTS_KEYS)))));
  }

  private Optional<Policies.EmptyInputs> emptyInputs(YamlEntry entry, Fields fields) {
    Optional<BigDecimal> share =
        fields.entry("max_share").flatMap(written -> Values.number(written.value().toJava()));
    boolean good =
        share.isPresent()
            && share.get().signum() >= 0
            && share.get().compareTo(BigDecimal.ONE) <= 0;
    if (!good) {
      problems.add(
          Problem.error(
              FleetCodes.BAD_POLICY,
              fields
                  .entry("max_share")
                  .map(written -> written.value().place())
                  .orElse(entry.place()),
              "'max_share' of empty_inputs must be a number from 0 to 1",
              "it is the share of tenants that may have the same required input empty",
              "write such as 'max_share: 0.1'"));
      return Optional.empty();
    }
    return Optional.of(
        new Policies.EmptyInputs(
            entry.place(),
            share.get(),
            fields.texts("by").stream().map(YamlScalar::text).toList()));
  }
}
