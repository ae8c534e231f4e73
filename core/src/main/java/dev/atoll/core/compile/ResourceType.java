package dev.atoll.core.compile;

/** dbt's resource types, with the word that begins a unique id. */
public enum ResourceType {
  MODEL("model", "models"),
  SEED("seed", "seeds"),
  SNAPSHOT("snapshot", "snapshots"),
  TEST("test", "data_tests"),
  SOURCE("source", "sources"),
  ANALYSIS("analysis", "analyses"),
  OPERATION("operation", "on-run-start"),
  EXPOSURE("exposure", "exposures");

  private final String word;
  private final String configKey;

  ResourceType(String word, String configKey) {
    this.word = word;
    this.configKey = configKey;
  }

  /** {@code model}, {@code seed}, …: as in unique ids, artifacts and {@code --resource-type}. */
  public String word() {
    return word;
  }

  /** The key of dbt_project.yml that configures resources of this type. */
  public String configKey() {
    return configKey;
  }
}
