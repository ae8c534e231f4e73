package dev.atoll.acceptance.equality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A project whose relations are all replaced or changed in every round, and what a reader may see
 * of each: all rows of one round.
 */
final class Swaps {
  static final int ROUNDS = 10;
  private static final int ROWS = 20_000;
  private static final int SEEDED = 300;

  private final Path folder;
  private final Map<String, String> environment;

  Swaps(Path folder, Map<String, String> environment) throws IOException {
    this.folder = folder;
    this.environment = environment;
    Tool.copy("projects/swaps", folder);
  }

  /** Queries by relation; each answers whether all is there, and the round. */
  static SequencedMap<String, String> queries() {
    SequencedMap<String, String> queries = new LinkedHashMap<>();
    for (String whole :
        List.of(
            "plain_table",
            "hooked_table",
            "plain_view",
            "flips",
            "replaced_rows",
            "merged_rows",
            "changes_columns",
            "promised",
            "stored")) {
      queries.put(whole, of("swaps." + whole, ROWS + " and min(round) = max(round)"));
    }
    queries.put("seeded", of("swaps.seeded", SEEDED + " and min(round) = max(round)"));
    queries.put("kept", of("swaps_kept.kept", ROWS + " and min(round) = max(round)"));
    queries.put("grows", of("swaps.grows", ROWS + " * max(round)"));
    queries.put(
        "versions",
        of("swaps.versions", ROWS + " * max(round) and count(*) - count(dbt_valid_to) = " + ROWS));
    return queries;
  }

  private static String of(String relation, String count) {
    return "select count(*) = %s, max(round) from %s".formatted(count, relation);
  }

  /** Builds a round: every second one anew from the ground. */
  void build(int round, String... options) throws IOException {
    Files.createDirectories(folder.resolve("seeds"));
    Files.writeString(
        folder.resolve("seeds/seeded.csv"),
        IntStream.rangeClosed(1, SEEDED)
            .mapToObj(id -> id + "," + round)
            .collect(Collectors.joining("\n", "id,round\n", "\n")));
    List<String> command = new ArrayList<>(List.of("build", "--vars", "{round: " + round + "}"));
    if (round % 2 == 0) {
      command.add("--full-refresh");
    }
    command.addAll(List.of(options));
    Tool.Said said = new Tool(folder, environment).run(command.toArray(String[]::new));
    assertThat(said.code()).as("%s%s", said.out(), said.err()).isZero();
  }

  /** Makes one model careless, so that readers have something to notice. */
  void plantACarelessModel() throws IOException {
    Files.writeString(
        folder.resolve("models/plain_table.sql"),
        "{{ config(materialized='careless') }} {{ rows_of_round() }}");
  }
}
