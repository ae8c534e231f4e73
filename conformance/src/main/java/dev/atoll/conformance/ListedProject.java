package dev.atoll.conformance;

import java.util.List;
import java.util.Map;

/**
 * One project of the list.
 *
 * @param repository {@code owner/name}
 * @param commit a commit, tag or branch
 * @param folder the project's folder in the repository; empty for its top
 * @param layout how much of the repository the project needs around it
 * @param target the name of the profile's output; {@code {engine}} stands for the engine
 * @param commands each as it would be typed
 * @param volatileColumns columns whose values come from the clock or from random numbers, as {@code
 *     schema.relation.column} or {@code relation.column}, with {@code *} for any relation or column
 * @param known differences that are meant
 * @param expected by engine
 * @param tenants of the fleet it is run as; 0 for none
 * @param layers of a fleet whose tenants differ in more than names, by name: {@code all} for every
 *     tenant, {@code odd} for every second one; {@code {schema}} and {@code {database}} in them
 *     stand for the tenant's own
 */
record ListedProject(
    String name,
    String repository,
    String commit,
    String folder,
    Layout layout,
    String profile,
    String target,
    String schema,
    Map<String, String> env,
    Map<String, Object> vars,
    List<String> commands,
    List<ListedPackage> packages,
    List<String> volatileColumns,
    List<KnownDifference> known,
    Map<String, Expected> expected,
    int tenants,
    Map<String, Object> layers) {

  /** What is assembled: the project's folder, or the whole repository with the folder in it. */
  enum Layout {
    FOLDER,
    REPOSITORY
  }

  /**
   * A package the project wants in {@code dbt_packages}.
   *
   * @param with a folder beside the list whose files are added; empty for none
   */
  record ListedPackage(String name, String repository, String commit, String folder, String with) {}

  /** What dbt makes of the project: nodes that end well, and relations with rows. -1 is unknown. */
  record Expected(int seeds, int models, int tests, int warnings, int relationsWithRows) {}

  /**
   * A difference that is meant.
   *
   * @param difference how its line begins
   */
  record KnownDifference(String engine, String difference, String reason) {}

  /** The project's folder below the folder it is assembled in. */
  String inside() {
    return layout == Layout.FOLDER ? "project" : "project/" + folder;
  }

  boolean isVolatile(String schema, String relation, String column) {
    return volatileColumns.contains(schema + "." + relation + "." + column)
        || volatileColumns.contains(relation + "." + column)
        || volatileColumns.contains("*." + column)
        || volatileColumns.contains(relation + ".*");
  }

  boolean isKnown(String engine, String line) {
    return known.stream()
        .anyMatch(one -> one.engine().equals(engine) && line.startsWith(one.difference()));
  }
}
