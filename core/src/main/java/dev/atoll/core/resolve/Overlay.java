package dev.atoll.core.resolve;

import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Declared changes to the project for some tenants, as an {@code overlay.yml} writes them. What
 * they change is looked for when the overlay is applied.
 *
 * @param name of the overlay and of its folder
 * @param directory absolute
 * @param place its overlay.yml
 * @param owner who answers for it
 * @param reason why it exists
 * @param expires the last day on which it is in order
 * @param add patterns of files of its folder, as if they lay in the root package
 * @param problems what is wrong with the file; every tenant that has the overlay has them
 */
public record Overlay(
    String name,
    Path directory,
    Place place,
    Optional<YamlScalar> owner,
    Optional<YamlScalar> reason,
    Optional<Expiry> expires,
    List<YamlScalar> add,
    List<Extension> extensions,
    List<Replacement> replacements,
    List<Patch> patches,
    List<Named> disabled,
    List<Problem> problems) {

  /** A resource by the name that the overlay gives it. */
  public record Named(String text, Place place) {}

  /** The last day of an overlay, and where it is written. */
  public record Expiry(LocalDate day, Place place) {}

  /**
   * What is put around a model's SQL.
   *
   * @param columns in the order of the file
   * @param joins each a whole join clause
   * @param filter a condition
   */
  public record Extension(
      Named target, List<Column> columns, List<YamlScalar> joins, Optional<YamlScalar> filter) {
    public Extension {
      columns = List.copyOf(columns);
      joins = List.copyOf(joins);
    }
  }

  /**
   * One column more.
   *
   * @param sql an expression, with Jinja
   * @param properties what a properties file would say of it, such as {@code data_type}; without
   *     {@code sql}
   */
  public record Column(Named name, YamlScalar sql, YamlMap properties) {}

  /**
   * A file instead of another.
   *
   * @param base hash of what it replaced; empty when nothing is written
   */
  public record Replacement(Named target, YamlScalar file, Optional<YamlScalar> base) {}

  /**
   * Configs on top of everything else.
   *
   * @param target a resource; a path when it holds a slash
   */
  public record Patch(Named target, YamlMap config) {
    public boolean isPath() {
      return target.text().contains("/");
    }
  }

  public Overlay {
    add = List.copyOf(add);
    extensions = List.copyOf(extensions);
    replacements = List.copyOf(replacements);
    patches = List.copyOf(patches);
    disabled = List.copyOf(disabled);
    problems = List.copyOf(problems);
  }

  /** Whether its last day is over. */
  public boolean isExpired(LocalDate today) {
    return expires.filter(expiry -> expiry.day().isBefore(today)).isPresent();
  }
}
