package dev.atoll.jinja.run;

import dev.atoll.jinja.syntax.Expression;
import dev.atoll.jinja.syntax.Statement;
import dev.atoll.jinja.syntax.Target;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects which names a block reads and sets, in the order written, without going into blocks
 * inside it.
 */
final class SymbolCollector {
  private Symbols symbols;
  private final boolean bindsMacros;

  SymbolCollector(Symbols symbols, boolean bindsMacros) {
    this.symbols = symbols;
    this.bindsMacros = bindsMacros;
  }

  void statements(List<Statement> statements) {
    statements.forEach(this::statement);
  }

  private void statement(Statement statement) {
    switch (statement) {
      case Statement.Text text -> {}
      case Statement.Print print -> expression(print.expression());
      case Statement.Do effect -> expression(effect.expression());
      case Statement.Set set -> {
        expression(set.value());
        target(set.target());
      }
      case Statement.SetBlock set -> target(set.target());
      case Statement.If choice -> choice(choice);
      case Statement.For loop -> expression(loop.iterable());
      case Statement.Define define -> {
        if (bindsMacros && define.tag().equals("macro")) {
          symbols.store(define.name());
        }
      }
      case Statement.CallBlock block -> expression(block.call());
      case Statement.FilterBlock block -> expression(block.filter());
      case Statement.With with -> with.bindings().forEach(binding -> expression(binding.value()));
      case Statement.Load load -> load.names().forEach(symbols::store);
      case Statement.Autoescape escape -> {}
      case Statement.Block block -> {}
      case Statement.Break leave -> {}
      case Statement.Continue leave -> {}
    }
  }

  private void choice(Statement.If choice) {
    Symbols whole = symbols;
    expression(choice.branches().getFirst().test());
    List<Symbols> branches = new ArrayList<>();
    for (Statement.Branch branch : choice.branches()) {
      symbols = whole.branch();
      if (!branches.isEmpty()) {
        expression(branch.test());
      }
      statements(branch.body());
      branches.add(symbols);
    }
    symbols = whole.branch();
    statements(choice.otherwise());
    branches.add(symbols);
    symbols = whole;
    symbols.join(branches);
  }

  void target(Target target) {
    switch (target) {
      case Target.Name name -> symbols.store(name.name());
      case Target.Tuple tuple -> tuple.items().forEach(this::target);
      case Target.Attribute attribute -> symbols.load(attribute.namespace());
    }
  }

  void given(Target target) {
    switch (target) {
      case Target.Name name -> symbols.give(name.name());
      case Target.Tuple tuple -> tuple.items().forEach(this::given);
      case Target.Attribute attribute -> symbols.load(attribute.namespace());
    }
  }

  void expression(@Nullable Expression expression) {
    if (expression != null) {
      Names.visit(expression, symbols::load);
    }
  }
}
