package dev.atoll.jinja;

import dev.atoll.domain.Place;
import dev.atoll.jinja.syntax.Source;
import dev.atoll.jinja.value.CallableValue;
import dev.atoll.jinja.value.Scope;
import dev.atoll.jinja.value.Value;
import java.util.List;
import java.util.SequencedMap;

/**
 * A macro or registered definition block at the top level of a template.
 *
 * @see Template#definitions()
 */
public interface Definition {
  /** {@code macro}, or the registered tag. */
  String tag();

  String name();

  /** Options of the header, such as {@code adapter='x'}; a flag is {@code True}. */
  SequencedMap<String, Value> options();

  List<Parameter> parameters();

  /** The opening tag. */
  Place place();

  /** The whole block, from its opening to its closing tag. */
  Source source();

  /** What stands between the tags, as written. */
  Source body();

  /**
   * The definition as something to call; names it does not define are looked up in the scope. The
   * call gives a string or a rope. For {@code Syntax.Macros.BOUND} the template's top level runs
   * here, without output, so that the macro sees what it sets; a definition with a raw body prints
   * it. With {@code ISOLATED} what it returns may be called in any thread, otherwise it belongs to
   * one render.
   */
  CallableValue bind(Scope scope);
}
