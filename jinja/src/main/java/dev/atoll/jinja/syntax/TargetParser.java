package dev.atoll.jinja.syntax;

import dev.atoll.jinja.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What stands left of {@code =} or {@code in}. */
final class TargetParser {
  private static final Set<String> CONSTANTS =
      Set.of("true", "false", "none", "True", "False", "None");

  private final Cursor cursor;

  TargetParser(Cursor cursor) {
    this.cursor = cursor;
  }

  Target forTarget() {
    Target target = tuple(Namespaces.REFUSED);
    checkLoop(target);
    return target;
  }

  Target setTarget() {
    return tuple(Namespaces.ALLOWED);
  }

  Target withTarget() {
    return tuple(Namespaces.REFUSED);
  }

  private enum Namespaces {
    ALLOWED,
    REFUSED
  }

  private void checkLoop(Target target) {
    switch (target) {
      case Target.Name name when name.name().equals("loop") ->
          throw cursor.fail(
              "a loop cannot run over 'loop'",
              name.span(),
              "'loop' tells about the loop itself",
              "choose another name");
      case Target.Tuple tuple -> tuple.items().forEach(this::checkLoop);
      case Target.Name name -> {}
      case Target.Attribute attribute -> {}
    }
  }

  private Target tuple(Namespaces namespaces) {
    Span start = cursor.current().span();
    List<Target> items = new ArrayList<>();
    boolean isTuple = false;
    while (!atEnd()) {
      items.add(single(namespaces));
      if (!cursor.skipOperator(",")) {
        break;
      }
      isTuple = true;
    }
    if (!isTuple && items.size() == 1) {
      return items.getFirst();
    }
    if (items.isEmpty()) {
      throw cursor.unexpected("expected a name to assign to");
    }
    return new Target.Tuple(items, cursor.since(start));
  }

  private boolean atEnd() {
    return cursor.isName("in")
        || cursor.isOperator("=")
        || cursor.isOperator(")")
        || cursor.is(Kind.BLOCK_END);
  }

  private Target single(Namespaces namespaces) {
    if (cursor.skipOperator("(")) {
      Target inner = tuple(namespaces);
      cursor.expectOperator(")");
      return inner;
    }
    Token name = cursor.current();
    if (!name.is(Kind.NAME) || CONSTANTS.contains(name.text())) {
      throw cursor.fail(
          "cannot assign to " + name.described(), name.span(), "", "assign to a name");
    }
    cursor.next();
    if (namespaces == Namespaces.ALLOWED && cursor.skipOperator(".")) {
      String attribute = cursor.expect(Kind.NAME).text();
      return new Target.Attribute(name.text(), attribute, cursor.since(name.span()));
    }
    return new Target.Name(name.text(), name.span());
  }
}
