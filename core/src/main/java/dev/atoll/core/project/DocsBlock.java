package dev.atoll.core.project;

import dev.atoll.domain.Place;

/**
 * One {@code {% docs name %}…{% enddocs %}} block.
 *
 * @param text between the tags, rendered without any name as dbt does, white space around it
 *     removed
 * @param place of the opening tag
 */
public record DocsBlock(String name, SourceText source, String text, Place place) {
  public String packageName() {
    return source.packageName();
  }
}
