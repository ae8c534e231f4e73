package dev.atoll.conformance;

import java.util.List;
import java.util.Map;

/**
 * One project of the list.
 *
 * @param repository {@code owner/name}
 * @param commit a commit, tag or branch
 * @param folder the project's folder in the repository; empty for its top
 * @param target the name of the profile's output; {@code {engine}} stands for the engine
 * @param commands each as it would be typed
 * @param volatileColumns columns whose values come from the clock or from random numbers, as
 *     {@code relation.column} with {@code *} for any
 * @param expected by engine
 */
record ListedProject(
    String name,
    String repository,
    String commit,
    String folder,
    String profile,
    String target,
    String schema,
    Map<String, String> env,
    Map<String, Object> vars,
    List<String> commands,
    List<ListedPackage> packages,
    List<String> volatileColumns,
    Map<String, Expected> expected) {

  /**
   * A package the project wants in {@code dbt_packages}.
   *
   * @param with a folder beside the list whose files are added; empty for none
   */
  record ListedPackage(String name, String repository, String commit, String folder, String with) {}

  /** What dbt makes of the project: nodes that end well, and relations with rows. -1 is unknown. */
  record Expected(int seeds, int models, int tests, int warnings, int relationsWithRows) {}

  boolean isVolatile(String relation, String column) {
    return volatileColumns.contains(relation + "." + column)
        || volatileColumns.contains("*." + column)
        || volatileColumns.contains(relation + ".*");
  }
}
