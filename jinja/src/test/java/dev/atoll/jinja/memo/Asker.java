package dev.atoll.jinja.memo;

import dev.atoll.domain.ProblemException;
import dev.atoll.jinja.Globals;
import dev.atoll.jinja.Syntax;
import dev.atoll.jinja.Template;
import dev.atoll.jinja.syntax.Source;
import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.Atom;
import dev.atoll.jinja.value.BoolValue;
import dev.atoll.jinja.value.Faults;
import dev.atoll.jinja.value.HostFunction;
import dev.atoll.jinja.value.HostValue;
import dev.atoll.jinja.value.Question;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Rope;
import dev.atoll.jinja.value.Scope;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.Value;
import dev.atoll.jinja.value.Values;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tenant in small: variables, and names for relations that templates print.
 *
 * @param vars plain data by name; what is not in it is absent
 */
record Asker(String name, Map<String, ?> vars) implements Outside {
  /** How relations reach the template. */
  enum Names {
    /** As atoms, to be filled in at the end. */
    SYMBOLIC,
    /** As what they are called here. */
    CONCRETE
  }

  record Name(String of) implements Atom {
    @Override
    public String description() {
      return of;
    }
  }

  static Template parse(String text) {
    return Template.parse(Source.of("models/a.sql", text), Syntax.JINJA);
  }

  @Override
  public @Nullable Value answer(Question question) {
    return switch (question) {
      case Question.Named named when named.kind().equals("relation") -> StringValue.of(name);
      case Question.Named named -> variable(named.name());
      case Question.TextOf text -> StringValue.of(called(text.atom()));
    };
  }

  private @Nullable Value variable(String variable) {
    return vars.containsKey(variable) ? Values.of(vars.get(variable)) : null;
  }

  String called(Atom atom) {
    return name + "." + ((Name) atom).of();
  }

  /** Renders without a memo; the text, or the code of the Problem. */
  String outcome(Template template, Names names) {
    try {
      return text(fresh(template, names).result());
    } catch (ProblemException e) {
      return e.problem().code();
    }
  }

  /** Renders with a memo; the text, or the code of the Problem. */
  String outcome(Template template, Memo<Rope> memo) {
    try {
      return text(memo.get(template, this, () -> fresh(template, Names.SYMBOLIC)));
    } catch (ProblemException e) {
      return e.problem().code();
    }
  }

  private String text(Rope rope) {
    return "=" + rope.fill(this::called);
  }

  Rendered<Rope> fresh(Template template, Names names) {
    Render render = Render.builder().concrete(this::called).build();
    Scope scope =
        Scope.of(
                Map.of(
                    "var",
                    ((HostFunction) this::var).named("var"),
                    "has",
                    ((HostFunction) this::has).named("has"),
                    "secret",
                    ((HostFunction) this::secret).named("secret"),
                    "leak",
                    ((HostFunction) (arguments, current) -> StringValue.of(name)).named("leak"),
                    "orders",
                    new Relation("orders", this, names),
                    "items",
                    new Relation("items", this, names)))
            .or(Globals.scope());
    return new Rendered<>(template.render(scope, render), render.reads());
  }

  private Value var(Arguments arguments, Render render) {
    Value found = read(arguments, render);
    if (found == null) {
      found = arguments.find(1, "default");
    }
    if (found == null) {
      throw Faults.value("no such variable");
    }
    return found;
  }

  private Value has(Arguments arguments, Render render) {
    return BoolValue.of(read(arguments, render) != null);
  }

  private @Nullable Value read(Arguments arguments, Render render) {
    String variable = arguments.require("var", 0, "name").toString();
    return render.read("var", variable, List.of(), () -> variable(variable));
  }

  /** Something that only this tenant may see, such as a query's result. */
  private Value secret(Arguments arguments, Render render) {
    render.keepPrivate("secret()");
    return StringValue.of("secret of " + name);
  }

  private record Relation(String of, Asker asker, Names names) implements HostValue {
    @Override
    public String typeName() {
      return "Relation";
    }

    @Override
    public Value print(Render render) {
      Name atom = new Name(of);
      return names == Names.SYMBOLIC ? Rope.of(atom) : StringValue.of(asker.called(atom));
    }

    @Override
    public String repr(Render render) {
      return "<Relation " + render.concretise(new Name(of)) + ">";
    }

    @Override
    public @Nullable Value attribute(String attribute, Render render) {
      return attribute.equals("schema")
          ? render.read("relation", of, List.of("schema"), () -> StringValue.of(asker.name))
          : null;
    }
  }
}
