package dev.atoll.core.overlay;

import dev.atoll.core.parse.ProjectParser;
import dev.atoll.core.project.SourceText;
import dev.atoll.core.project.SqlFile;
import dev.atoll.core.resolve.Overlay;
import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Problems;
import dev.atoll.domain.Sha256;
import dev.atoll.jinja.Template;
import dev.atoll.jinja.syntax.Lines;
import dev.atoll.jinja.syntax.Source;
import dev.atoll.jinja.syntax.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A query around a model's query: {@code select base.*, (…) as "tier" from (…) as base join … where
 * (…)}. What is inside stays the model's own template, so its places, references and conditions are
 * what they were.
 *
 * <p>A column that the base has already would come out twice, and some engines would quietly rename
 * it. So the names are put beside the base once and asked for without saying whose they are: an
 * engine finds that ambiguous when the base has them too.
 */
final class Wrap {
  /** A call of config() in a tag; {@code config.get()} only asks. */
  private static final Pattern CONFIG = Pattern.compile("\\{[{%][^}]*\\bconfig\\s*\\(");

  private final ProjectParser parser;
  private final Overlay overlay;
  private final YamlText texts;
  private final List<Template> parts = new ArrayList<>();
  private final StringBuilder code = new StringBuilder();

  private Wrap(ProjectParser parser, Overlay overlay, YamlText texts) {
    this.parser = parser;
    this.overlay = overlay;
    this.texts = texts;
  }

  /** The templates of an extension; those that cannot be compiled are Problems. */
  static void check(
      Overlay.Extension extension, ProjectParser parser, YamlText texts, Problems problems) {
    List<YamlScalar> written = new ArrayList<>(extension.joins());
    extension.columns().forEach(column -> written.add(column.sql()));
    extension.filter().ifPresent(written::add);
    for (YamlScalar sql : written) {
      try {
        parser.template(texts.source(sql));
        if (CONFIG.matcher(sql.text()).find()) {
          problems.add(
              Problem.error(
                  OverlayCodes.WRONG_TARGET,
                  sql.place().withLength(sql.text().length()),
                  "an extension sets no config",
                  "config() here would configure the model, unseen by what the project lets"
                      + " overlays do",
                  "write it under 'config' of overlay.yml"));
        }
      } catch (ProblemException e) {
        problems.addAll(e.problems());
      }
    }
  }

  /** The model with an extension around it. */
  static SqlFile around(
      SqlFile base,
      Overlay.Extension extension,
      Overlay overlay,
      ProjectParser parser,
      YamlText texts) {
    Optional<Template> inner = inner(base, parser);
    if (inner.isEmpty()) {
      return base;
    }
    Wrap wrap = new Wrap(parser, overlay, texts);
    wrap.write(SqlTail.withoutSemicolon(base.code()), inner.get(), extension);
    return wrap.file(base);
  }

  private static Optional<Template> inner(SqlFile base, ProjectParser parser) {
    String text = base.source().text();
    String without = SqlTail.withoutSemicolon(text);
    if (text.equals(without)) {
      return base.template();
    }
    int start = without.length() - without.stripLeading().length();
    int end = Math.max(start, without.stripTrailing().length());
    Source whole = Source.of(base.source().shownPath(), without);
    return Optional.of(parser.template(new Lines(whole).part(new Span(start, end))));
  }

  private void write(String baseCode, Template base, Overlay.Extension extension) {
    String names =
        extension.columns().stream()
            .map(column -> "1 as " + quoted(column))
            .collect(Collectors.joining(", "));
    text("-- overlay " + overlay.name() + "\nselect\n  base.*");
    for (Overlay.Column column : extension.columns()) {
      text(",\n  (\n");
      sql(column.sql());
      text("\n  ) as " + quoted(column));
    }
    text(names.isEmpty() ? "\nfrom (\n" : "\nfrom (\n  select base.* from (\n");
    parts.add(base);
    code.append(baseCode);
    if (!names.isEmpty()) {
      text(
          extension.columns().stream()
              .map(column -> quoted(column) + " = 1")
              .collect(
                  Collectors.joining(
                      " and ",
                      "\n  ) as base cross join (select " + names + ") as overlay_adds\n  where ",
                      "")));
    }
    text("\n) as base");
    for (YamlScalar join : extension.joins()) {
      text("\n");
      sql(join);
    }
    if (extension.filter().isPresent()) {
      text("\nwhere (\n");
      sql(extension.filter().get());
      text("\n)");
    }
  }

  private void text(String text) {
    parts.add(Template.ofText(text));
    code.append(text);
  }

  private void sql(YamlScalar sql) {
    parts.add(parser.template(texts.source(sql)));
    code.append(sql.text());
  }

  private static String quoted(Overlay.Column column) {
    return '"' + column.name().text().replace("\"", "\"\"") + '"';
  }

  private SqlFile file(SqlFile base) {
    SourceText source = base.source();
    String text = code.toString();
    Place place = overlay.place();
    return new SqlFile(
        base.type(),
        base.name(),
        base.fqn(),
        base.language(),
        new SourceText(
            source.packageName(), source.path(), source.originalPath(), source.shownPath(), text),
        Sha256.of(text.strip()),
        Optional.of(Template.joined(Source.of(place.file(), text), parts)));
  }
}
