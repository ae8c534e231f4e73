package dev.atoll.core.check;

import dev.atoll.core.yaml.YamlEntry;
import dev.atoll.core.yaml.YamlList;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlNode;
import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Place;
import dev.atoll.engine.SqlScanner;
import dev.atoll.engine.SqlScanner.Token;
import dev.atoll.jinja.syntax.Expression;
import dev.atoll.jinja.syntax.Expressions;
import dev.atoll.jinja.value.StringValue;
import java.util.Optional;
import java.util.Set;

/** Finds tenants by their names in business logic. */
final class NameRules {
  /** Texts for people. */
  private static final Set<String> PROSE = Set.of("description", "meta", "docs", "label", "owner");

  private final TenantNames names;
  private final Findings findings;

  NameRules(TenantNames names, Findings findings) {
    this.names = names;
    this.findings = findings;
  }

  void look(LogicText text) {
    String file = text.source().name();
    String name = file.substring(file.lastIndexOf('/') + 1);
    names.within(name).ifPresent(found -> add(found, Place.of(file), "the name of the file"));
    SqlScanner scanner = new SqlScanner(text.sql());
    while (true) {
      Token token = scanner.next();
      if (token == Token.END) {
        break;
      }
      int start = scanner.start();
      int end = scanner.end();
      Optional<TenantNames.Name> found =
          switch (token) {
            case WORD -> names.identifier(scanner.text());
            case QUOTED_NAME -> names.identifier(inside(scanner.text()));
            case STRING -> names.literal(inside(scanner.text()));
            case SYMBOL, SEMICOLON, END -> Optional.empty();
          };
      found.ifPresent(
          known -> add(known, text.place(start, end), token == Token.STRING ? "a string" : "SQL"));
    }
    Expressions.visit(
        text.statements(),
        expression -> {
          if (expression instanceof Expression.Literal(StringValue(String value), var span)) {
            names.literal(value).ifPresent(known -> add(known, text.place(span), "a template"));
          }
        });
  }

  private static String inside(String quoted) {
    return quoted.length() < 2 ? quoted : quoted.substring(1, quoted.length() - 1);
  }

  /** The values of a YAML file; what is written for people is passed over. */
  void look(YamlNode node) {
    switch (node) {
      case YamlMap map -> {
        for (YamlEntry entry : map.entries()) {
          if (!PROSE.contains(entry.key())) {
            names.within(entry.key()).ifPresent(found -> add(found, entry.place(), "YAML"));
            look(entry.value());
          }
        }
      }
      case YamlList list -> list.items().forEach(this::look);
      case YamlScalar scalar -> {
        if (scalar.value() instanceof String text) {
          names
              .within(text)
              .or(() -> inTemplate(text))
              .ifPresent(found -> add(found, scalar.place(), "YAML"));
        }
      }
    }
  }

  private Optional<TenantNames.Name> inTemplate(String text) {
    if (!text.contains("{{") && !text.contains("{%")) {
      return Optional.empty();
    }
    var found = new java.util.concurrent.atomic.AtomicReference<TenantNames.Name>();
    Expressions.visit(
        LogicText.statements(dev.atoll.jinja.syntax.Source.of("", text)),
        expression -> {
          if (expression instanceof Expression.Literal(StringValue(String value), var span)) {
            names.literal(value).ifPresent(name -> found.compareAndSet(null, name));
          }
        });
    return Optional.ofNullable(found.get());
  }

  private void add(TenantNames.Name name, Place place, String where) {
    // A condition that was reported as such needs no word about the names in it.
    if (place.line() > 0 && findings.covers(place)) {
      return;
    }
    findings.add(
        Rule.TENANT_NAME,
        name.word(),
        place,
        "'" + name.word() + "' names a tenant in business logic",
        "it is " + name.meaning() + ", and stands in " + where,
        "read a variable that layers set, or move what differs to an overlay; a word that means"
            + " something else goes under policies.check.tenant_name.allow");
  }
}
