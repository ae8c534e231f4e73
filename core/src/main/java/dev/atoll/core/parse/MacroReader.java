package dev.atoll.core.parse;

import dev.atoll.core.project.MacroDefinition;
import dev.atoll.core.project.MacroFile;
import dev.atoll.core.project.MacroKind;
import dev.atoll.core.project.SourceText;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Problems;
import dev.atoll.jinja.Definition;
import dev.atoll.jinja.Syntax;
import dev.atoll.jinja.Template;
import dev.atoll.jinja.syntax.Source;
import dev.atoll.jinja.value.ListValue;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the macros, generic tests and materialisations of a file. */
final class MacroReader {
  private static final Set<String> TAGS =
      Set.of("macro", "test", "data_test", DbtBlocks.MATERIALIZATION);

  private static final List<String> LANGUAGES = List.of("sql", "python", "javascript");

  private final Syntax syntax;
  private final Problems problems;

  /**
   * @param syntax what templates may say besides dbt's blocks
   */
  MacroReader(Syntax syntax, Problems problems) {
    this.syntax = DbtBlocks.macros(syntax).withMacros(Syntax.Macros.ISOLATED);
    this.problems = problems;
  }

  MacroFile read(SourceText source) {
    List<MacroDefinition> definitions = new ArrayList<>();
    LineIndex lines = new LineIndex(source.shownPath(), source.text());
    for (BlockScanner.Block block :
        BlockScanner.scan(source.shownPath(), source.text(), TAGS, problems)) {
      Source text =
          new Source(
              source.shownPath(),
              source.text().substring(block.start(), block.end()),
              lines.line(block.start()),
              lines.column(block.start()));
      parse(text).ifPresent(definition -> definitions.add(macro(source, definition)));
    }
    return new MacroFile(source, definitions);
  }

  private Optional<Definition> parse(Source text) {
    try {
      return Template.parse(text, syntax).definitions().stream().findFirst();
    } catch (ProblemException e) {
      problems.addAll(e.problems());
      return Optional.empty();
    }
  }

  private MacroDefinition macro(SourceText source, Definition definition) {
    MacroKind kind =
        switch (definition.tag()) {
          case "test", "data_test" -> new MacroKind.GenericTest(definition.name());
          case DbtBlocks.MATERIALIZATION -> materialization(definition);
          default -> new MacroKind.Plain();
        };
    String name =
        switch (kind) {
          case MacroKind.Plain() -> definition.name();
          case MacroKind.GenericTest(String test) -> "test_" + test;
          case MacroKind.Materialization(String of, String adapter, List<String> languages) ->
              DbtBlocks.MATERIALIZATION + "_" + of + "_" + adapter;
        };
    return new MacroDefinition(name, source.packageName(), kind, source.originalPath(), definition);
  }

  private MacroKind materialization(Definition definition) {
    Value adapter = definition.options().get(DbtBlocks.ADAPTER);
    return new MacroKind.Materialization(
        definition.name(),
        adapter instanceof StringValue(String text) ? text : DbtBlocks.DEFAULT,
        languages(definition));
  }

  private List<String> languages(Definition definition) {
    return switch (definition.options().get(DbtBlocks.LANGUAGES)) {
      case null -> List.of("sql");
      case ListValue list -> {
        List<String> languages = list.items().stream().map(MacroReader::text).toList();
        if (languages.isEmpty() || !LANGUAGES.containsAll(languages)) {
          problems.add(
              Problem.error(
                  ParseCodes.BAD_BLOCK,
                  definition.place(),
                  "'supported_languages' of a materialization cannot be " + languages,
                  "the languages are " + String.join(", ", LANGUAGES),
                  "write supported_languages=['sql']"));
        }
        yield languages;
      }
      case Value other -> {
        problems.add(
            Problem.error(
                ParseCodes.BAD_BLOCK,
                definition.place(),
                "'supported_languages' of a materialization must be a list",
                "it is a " + other.typeName(),
                "write supported_languages=['sql']"));
        yield List.of("sql");
      }
    };
  }

  private static String text(Value value) {
    return value instanceof StringValue(String text) ? text : value.typeName();
  }
}
