package dev.atoll.jinja.syntax;

/** Recursive descent over the tokens of one template. */
public final class Parser {
  private Parser() {}
}
