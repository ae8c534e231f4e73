package dev.atoll.core.project;

import dev.atoll.domain.Place;
import java.util.List;

/**
 * One {@code {% snapshot name %}…{% endsnapshot %}} block.
 *
 * @param name after the tag
 * @param fqn package, folders, the file's stem, name
 * @param source the file it stands in
 * @param body the text between the tags, as written
 * @param place of the opening tag
 * @param bodyPlace of the first character of the body
 * @param checksum SHA-256 in hex of the file's text, as {@link SqlFile#checksum}
 */
public record SnapshotBlock(
    String name,
    List<String> fqn,
    SourceText source,
    String body,
    Place place,
    Place bodyPlace,
    String checksum) {
  public SnapshotBlock {
    fqn = List.copyOf(fqn);
  }

  public String packageName() {
    return source.packageName();
  }
}
