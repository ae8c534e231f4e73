package dev.atoll.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Makes a fleet to measure: a project of some models in four storeys (staging, intermediate, marts,
 * reports), each with tests, a macro that marts call, and tenants in ten regions. The same
 * arguments give the same files.
 *
 * <p>Tenants share all logic but for a share of them that deviate: each of these turns on a channel
 * that marts of one domain read.
 */
public final class MadeFleet {
  private static final int REGIONS = 10;
  private static final int DOMAINS = 20;
  private static final long SEED = 20_261_121;

  private final Path folder;
  private final int tenants;
  private final int models;
  private final double deviating;

  private MadeFleet(Path folder, int tenants, int models, double deviating) {
    this.folder = folder;
    this.tenants = tenants;
    this.models = models;
    this.deviating = deviating;
  }

  /** Folder, number of tenants, number of models, share of tenants that deviate (0 to 1). */
  public static void main(String[] arguments) throws IOException {
    new MadeFleet(
            Path.of(arguments[0]),
            Integer.parseInt(arguments[1]),
            Integer.parseInt(arguments[2]),
            Double.parseDouble(arguments[3]))
        .make();
  }

  private void make() throws IOException {
    write("fleet.yml", FLEET);
    write("fleet/base.yml", "vars: {keep_days: 30}\n");
    for (int region = 0; region < REGIONS; region++) {
      write(
          "fleet/regions/region-%02d.yml".formatted(region),
          "vars: {vat_rate: 0.%02d}\n".formatted(region < REGIONS / 2 ? 19 : 20));
    }
    tenants();
    project();
    for (int model = 0; model < models; model++) {
      model(model);
    }
  }

  private void tenants() throws IOException {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
    StringBuilder csv = new StringBuilder("id,region\n");
    long apart = Math.round(tenants * deviating);
    for (int tenant = 0; tenant < tenants; tenant++) {
      String id = "shop%04d".formatted(tenant);
      csv.append("%s,region-%02d%n".formatted(id, random.nextInt(REGIONS)));
      if (tenant < apart) {
        write(
            "fleet/tenants/" + id + ".yml",
            "vars: {channel: domain%02d}\n".formatted(tenant % DOMAINS));
      }
    }
    write("fleet/tenants.csv", csv.toString().replace(System.lineSeparator(), "\n"));
  }

  private void project() throws IOException {
    write(
        "transform/dbt_project.yml",
        """
        name: made
        version: "1.0"
        profile: made
        models:
          made:
            staging: {+materialized: view}
            intermediate: {+materialized: view}
            marts: {+materialized: table}
            reports: {+materialized: table}
        """);
    write(
        "transform/models/sources.yml",
        """
        version: 2
        sources:
          - name: landing
            tables: [{name: events}]
        """);
    write(
        "transform/macros/net.sql",
        """
        {% macro net(amount) -%}
          {{ amount }} * (1 - {{ var('vat_rate') }})
        {%- endmacro %}
        """);
  }

  /** Each storey reads the one below it; the first reads the source. */
  private void model(int number) throws IOException {
    int storey = number * 4 / models;
    String name = name(number);
    String text =
        switch (storey) {
          case 0 ->
              "select id, amount, %d as kind, ordered_on%nfrom {{ source('landing', 'events') }}%n"
                  .formatted(number);
          case 1 ->
              "select id, kind, sum(amount) as amount%nfrom {{ ref('%s') }}%ngroup by id, kind%n"
                  .formatted(below(number));
          case 2 ->
              """
              select
                id,
                {{ net('amount') }} as net
                {%% if var('channel') == 'domain%02d' %%}, kind as channel{%% endif %%}
              from {{ ref('%s') }}
              """
                  .formatted(number % DOMAINS, below(number));
          default ->
              "select count(*) as n, sum(net) as net%nfrom {{ ref('%s') }}%n"
                  .formatted(below(number));
        };
    write("transform/models/" + path(storey) + "/" + name + ".sql", unix(text));
    write(
        "transform/models/" + path(storey) + "/" + name + ".yml",
        """
        version: 2
        models:
          - name: %s
            description: Model number %d.
            columns:
              - name: %s
                data_tests: [not_null]
        """
            .formatted(name, number, storey == 3 ? "n" : "id"));
  }

  private static String path(int storey) {
    return switch (storey) {
      case 0 -> "staging";
      case 1 -> "intermediate";
      case 2 -> "marts";
      default -> "reports";
    };
  }

  private String name(int number) {
    String storey = path(number * 4 / models).substring(0, 3).toLowerCase(Locale.ROOT);
    return "%s_%04d".formatted(storey, number);
  }

  private String below(int number) {
    return name(Math.max(0, number - (models + 3) / 4));
  }

  private static String unix(String text) {
    return text.replace(System.lineSeparator(), "\n");
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Path parent = file.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.writeString(file, text);
  }

  private static final String FLEET =
      """
      version: 1
      name: made
      project: transform
      variables:
        vat_rate:  {type: number, min: 0, max: 1, required: true, set_by: [region]}
        keep_days: {type: integer, default: 90}
        channel:   {type: string, default: none, set_by: [tenant]}
      layers:
        - {name: base,   file: fleet/base.yml}
        - {name: region, file: "fleet/regions/{region}.yml"}
        - {name: tenant, file: "fleet/tenants/{tenant}.yml", optional: true}
      environments: {default: dev, names: [dev, prod]}
      tenants: {file: fleet/tenants.csv}
      engines:
        local: {type: duckdb, path: "data/{tenant}/{tenant}.duckdb"}
      routing: {engine: local, schema: "t_{tenant}"}
      """;
}
