package dev.atoll.core.project;

import dev.atoll.domain.Place;
import dev.atoll.jinja.Template;
import java.util.List;
import java.util.Optional;

/**
 * One {@code {% snapshot name %}…{% endsnapshot %}} block.
 *
 * @param name after the tag
 * @param fqn package, folders, the file's stem, name
 * @param source the file it stands in
 * @param body the text between the tags, as written: dbt's {@code raw_code}
 * @param place of the opening tag
 * @param checksum SHA-256 in hex of the whole file's text without white space around it
 * @param template of the body, with places in the file; empty when it is no valid template, which
 *     is a Problem
 */
public record SnapshotBlock(
    String name,
    List<String> fqn,
    SourceText source,
    String body,
    Place place,
    String checksum,
    Optional<Template> template) {
  public SnapshotBlock {
    fqn = List.copyOf(fqn);
  }

  public String packageName() {
    return source.packageName();
  }
}
