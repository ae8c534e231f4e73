package dev.atoll.jinja;

import dev.atoll.domain.Ordered;
import dev.atoll.jinja.syntax.DefinitionTag;
import dev.atoll.jinja.value.FilterFunction;
import dev.atoll.jinja.value.TestFunction;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * What templates of one kind may say: Jinja2 3.1 with the {@code do} statement and loop controls,
 * plus what is registered here. Immutable; each method gives a changed copy. Blocks and lines are
 * not trimmed, one newline at the end of a source is dropped, nothing is escaped.
 *
 * @param tags registered definition blocks by tag name
 * @param filters registered filters; they win over built-in ones of the same name
 * @param tests registered tests; they win over built-in ones of the same name
 * @param macros how macros of one file see each other
 */
public record Syntax(
    SequencedMap<String, DefinitionTag> tags,
    SequencedMap<String, FilterFunction> filters,
    SequencedMap<String, TestFunction> tests,
    Macros macros) {

  /** How the macros of a file are bound. */
  public enum Macros {
    /** Jinja2's way: a macro is a variable of the file, and sees the file's other variables. */
    BOUND,
    /**
     * dbt's way: a macro stands for itself. Its name is not bound in the file, so that a call goes
     * to the {@code Scope}; and it does not see what the file sets outside of it.
     */
    ISOLATED
  }

  public static final Syntax JINJA =
      new Syntax(Ordered.map(Map.of()), Ordered.map(Map.of()), Ordered.map(Map.of()), Macros.BOUND);

  public Syntax withTag(DefinitionTag tag) {
    return new Syntax(with(tags, tag.name(), tag), filters, tests, macros);
  }

  public Syntax withFilter(String name, FilterFunction filter) {
    return new Syntax(tags, with(filters, name, filter), tests, macros);
  }

  public Syntax withTest(String name, TestFunction test) {
    return new Syntax(tags, filters, with(tests, name, test), macros);
  }

  public Syntax withMacros(Macros chosen) {
    return new Syntax(tags, filters, tests, chosen);
  }

  private static <V> SequencedMap<String, V> with(
      SequencedMap<String, V> map, String key, V value) {
    SequencedMap<String, V> more = new LinkedHashMap<>(map);
    more.put(key, value);
    return Ordered.map(more);
  }
}
