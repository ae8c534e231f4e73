package dev.atoll.cli.text;

import dev.atoll.core.pipeline.DocsReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where the documentation lies and how it is looked at. */
public final class DocsText {
  private static final int MAX_PAGES = 5;

  private DocsText() {}

  /** What stands behind the end of the run; nothing when no page was written. */
  public static List<String> report(DocsReport report, Path workingDir, NextCommands next) {
    List<String> lines = new ArrayList<>();
    report
        .index()
        .ifPresent(
            index -> {
              lines.add("");
              lines.add("documentation: " + shown(index, workingDir));
              report.pages().stream()
                  .limit(MAX_PAGES)
                  .forEach(page -> lines.add("  one file: " + shown(page, workingDir)));
              int left = report.pages().size() - MAX_PAGES;
              if (left > 0) {
                lines.add("  and " + Amounts.of(left, "other page"));
              }
              lines.add("  look at it: " + next.serveDocs());
            });
    return lines;
  }

  private static String shown(Path file, Path workingDir) {
    return (file.startsWith(workingDir) ? workingDir.relativize(file) : file).toString();
  }
}
