package dev.atoll.core.parse;

import dev.atoll.core.project.DocsBlock;
import dev.atoll.core.project.SnapshotBlock;
import dev.atoll.core.project.SourceText;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Problems;
import dev.atoll.domain.Sha256;
import dev.atoll.jinja.Syntax;
import dev.atoll.jinja.Template;
import dev.atoll.jinja.syntax.Source;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Scope;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compiles the templates of models, analyses, tests and snapshots, and takes docs blocks out. */
final class TemplateReader {
  private final Syntax syntax;
  private final Problems problems;

  TemplateReader(Syntax syntax, Problems problems) {
    // dbt lets a model hold a test or a materialization, though nothing finds it there.
    this.syntax = DbtBlocks.tests(DbtBlocks.materializations(syntax));
    this.problems = problems;
  }

  /** The template of a whole file, without white space around it. */
  Optional<Template> whole(SourceText source) {
    String text = source.text();
    return part(
        source, text.length() - text.stripLeading().length(), text.stripTrailing().length());
  }

  /** The snapshot blocks of a file, in order. */
  List<SnapshotBlock> snapshots(SourceText source) {
    LineIndex lines = new LineIndex(source.shownPath(), source.text());
    String checksum = Sha256.of(source.text().strip());
    return blocks(source, "snapshot").stream()
        .map(
            block ->
                new SnapshotBlock(
                    block.name(),
                    PackageReader.fqn(
                        source.packageName(), source.path(), source.stem(), block.name()),
                    source,
                    source.text().substring(block.bodyStart(), block.bodyEnd()),
                    lines.place(block.start()),
                    checksum,
                    part(source, block.bodyStart(), block.bodyEnd())))
        .toList();
  }

  /** The docs blocks of a file, in order. */
  List<DocsBlock> docs(SourceText source) {
    LineIndex lines = new LineIndex(source.shownPath(), source.text());
    return blocks(source, "docs").stream()
        .map(
            block ->
                new DocsBlock(
                    block.name(),
                    source,
                    docsText(source, block.bodyStart(), block.bodyEnd()).strip(),
                    lines.place(block.start())))
        .toList();
  }

  /**
   * dbt renders the text of a docs block without a single name, so it is the same for everybody.
   */
  private String docsText(SourceText source, int start, int end) {
    String written = source.text().substring(start, end);
    if (!written.contains("{{") && !written.contains("{%") && !written.contains("{#")) {
      return written;
    }
    return part(source, start, end).map(template -> rendered(template, written)).orElse(written);
  }

  private String rendered(Template template, String written) {
    try {
      return template.render(Scope.empty(), Render.plain()).text();
    } catch (ProblemException e) {
      problems.addAll(e.problems());
      return written;
    }
  }

  private List<BlockScanner.Block> blocks(SourceText source, String tag) {
    return BlockScanner.scan(source.shownPath(), source.text(), Set.of(tag), problems);
  }

  private Optional<Template> part(SourceText source, int start, int end) {
    int from = Math.min(start, end);
    LineIndex lines = new LineIndex(source.shownPath(), source.text());
    Source part =
        new Source(
            source.shownPath(),
            source.text().substring(from, end),
            lines.line(from),
            lines.column(from));
    try {
      return Optional.of(Template.parse(part, syntax));
    } catch (ProblemException e) {
      problems.addAll(e.problems());
      return Optional.empty();
    }
  }
}
