package dev.atoll.jinja.syntax;

import java.util.List;

/** What can be assigned to. */
public sealed interface Target {
  Span span();

  record Name(String name, Span span) implements Target {}

  record Tuple(List<Target> items, Span span) implements Target {}

  /** {@code namespace.attribute}. */
  record Attribute(String namespace, String attribute, Span span) implements Target {}
}
