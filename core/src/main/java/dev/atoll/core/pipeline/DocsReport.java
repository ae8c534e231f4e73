package dev.atoll.core.pipeline;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What {@code docs generate} made.
 *
 * @param run how compiling and looking at the databases went
 * @param index the page of all tenants; empty when there is nothing to show
 * @param pages with {@code --static}: the pages that hold what they show, one for each tenant
 */
public record DocsReport(RunResult run, Optional<Path> index, List<Path> pages) {
  public DocsReport {
    pages = List.copyOf(pages);
  }
}
