package dev.atoll.core.pipeline;

import dev.atoll.domain.Ordered;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** The files of a new project: two small models with tests, and a folder for everything else. */
final class ProjectSkeleton {
  private ProjectSkeleton() {}

  /**
   * The files by their paths in the project's folder.
   *
   * @param profile the profile that it names
   */
  static SequencedMap<String, String> of(String name, String profile) {
    SequencedMap<String, String> files = new LinkedHashMap<>();
    files.put(
        "dbt_project.yml",
        """
        name: '%1$s'
        version: '1.0.0'

        # The entry of profiles.yml that says where the tables are built.
        profile: '%2$s'

        model-paths: ["models"]
        seed-paths: ["seeds"]
        snapshot-paths: ["snapshots"]
        test-paths: ["tests"]
        analysis-paths: ["analyses"]
        macro-paths: ["macros"]

        # What 'clean' removes.
        clean-targets:
          - target
          - dbt_packages

        # Configs of all models of a folder; a model's own config() wins.
        models:
          %1$s:
            example:
              +materialized: view
        """
            .formatted(name, profile));
    files.put(
        "models/example/weekdays.sql",
        """
        -- A table, although dbt_project.yml makes views of this folder.
        {{ config(materialized='table') }}

        {%- set names = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] %}
        {% for name in names %}
        select {{ loop.index }} as day_number, '{{ name }}' as day_name
        {{- ' union all' if not loop.last }}
        {% endfor %}
        """);
    files.put(
        "models/example/weekend.sql",
        """
        -- ref() says what is read: the order of the build follows from it.
        select day_number, day_name
        from {{ ref('weekdays') }}
        where day_number >= 6
        """);
    files.put(
        "models/example/schema.yml",
        """
        version: 2

        models:
          - name: weekdays
            description: The days of a week, Monday first.
            columns:
              - name: day_number
                description: From 1 to 7.
                data_tests: [unique, not_null]
              - name: day_name
                data_tests: [not_null]

          - name: weekend
            description: The days without work.
            columns:
              - name: day_number
                data_tests:
                  - unique
                  - accepted_values:
                      arguments:
                        values: [6, 7]
                        quote: false
        """);
    for (String folder : new String[] {"seeds", "snapshots", "tests", "analyses", "macros"}) {
      files.put(folder + "/.gitkeep", "");
    }
    files.put("README.md", readme(name));
    files.put(
        ".gitignore",
        """
        target/
        dbt_packages/
        logs/
        .atoll/
        *.duckdb
        *.duckdb.wal
        """);
    return Ordered.map(files);
  }

  private static String readme(String name) {
    return """
    # %s

    A dbt project, made by `atoll init`.

    ```sh
    atoll debug    # project, profile, connection
    atoll build    # seeds, models, snapshots and tests, in their order
    atoll show --select weekend
    ```

    - `models/`: queries, a file each; `models/example` is there to be replaced
    - `seeds/`: CSV files that become tables
    - `snapshots/`: how rows looked at which time
    - `tests/`: queries that must return no rows
    - `macros/`: what several queries share
    - `analyses/`: queries that are compiled, and never run

    `atoll init --fleet` prepares it for many tenants.
    """
        .formatted(name);
  }
}
