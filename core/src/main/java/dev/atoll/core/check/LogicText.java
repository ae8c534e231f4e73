package dev.atoll.core.check;

import dev.atoll.core.project.MacroFile;
import dev.atoll.core.project.PackageSource;
import dev.atoll.core.project.SnapshotBlock;
import dev.atoll.core.project.SourceText;
import dev.atoll.core.project.SqlFile;
import dev.atoll.domain.Place;
import dev.atoll.domain.ProblemException;
import dev.atoll.jinja.Syntax;
import dev.atoll.jinja.syntax.DefinitionTag;
import dev.atoll.jinja.syntax.Lines;
import dev.atoll.jinja.syntax.Parser;
import dev.atoll.jinja.syntax.Source;
import dev.atoll.jinja.syntax.Span;
import dev.atoll.jinja.syntax.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * A text of business logic with Jinja in it, seen from both sides.
 *
 * @param sql the text with its Jinja masked, offset for offset
 * @param statements its Jinja; nothing when it has a syntax error, which parsing reports
 */
record LogicText(Source source, String sql, List<Statement> statements) {
  /** The blocks that dbt adds to Jinja. */
  private static final Syntax TAGS =
      Syntax.JINJA
          .withTag(DefinitionTag.withParameters("test"))
          .withTag(DefinitionTag.withParameters("data_test"))
          .withTag(DefinitionTag.named("snapshot"))
          .withTag(DefinitionTag.raw("docs"))
          .withTag(
              DefinitionTag.withOptions(
                  "materialization", "adapter", "default", "supported_languages"));

  static LogicText of(Source source) {
    List<Statement> jinja = source.text().indexOf('{') < 0 ? List.of() : statements(source);
    return new LogicText(source, MaskedSql.of(source.text()), jinja);
  }

  /** The SQL files of a package, each once, in the order of models, snapshots, tests, macros. */
  static List<LogicText> of(PackageSource source) {
    SequencedMap<String, SourceText> files = new LinkedHashMap<>();
    source.models().stream()
        .filter(file -> file.language() == SqlFile.Language.SQL)
        .forEach(file -> put(files, file.source()));
    source.analyses().forEach(file -> put(files, file.source()));
    source.snapshots().stream().map(SnapshotBlock::source).forEach(file -> put(files, file));
    source.singularTests().forEach(file -> put(files, file.source()));
    source.macroFiles().stream().map(MacroFile::source).forEach(file -> put(files, file));
    List<LogicText> texts = new ArrayList<>();
    files.values().forEach(file -> texts.add(of(Source.of(file.shownPath(), file.text()))));
    return texts;
  }

  private static void put(SequencedMap<String, SourceText> files, SourceText file) {
    files.putIfAbsent(file.shownPath(), file);
  }

  Place place(int start, int end) {
    return new Lines(source).place(new Span(start, end));
  }

  Place place(Span span) {
    return new Lines(source).place(span);
  }

  /** The statements of a text outside of SQL files, such as a config in YAML. */
  static List<Statement> statements(Source source) {
    try {
      return Parser.parse(source, TAGS.tags());
    } catch (ProblemException reportedElsewhere) {
      return List.of();
    }
  }
}
