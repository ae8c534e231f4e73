package dev.atoll.jinja.syntax;

import dev.atoll.domain.Ordered;
import java.util.List;
import java.util.SequencedSet;

/**
 * A block tag registered from outside that defines something callable, as {@code {% macro %}} does:
 * {@code {% NAME x … %} body {% endNAME %}}.
 *
 * @param name the tag's word
 * @param header what follows the defined name
 * @param options for {@link Header#OPTIONS} the option names that may appear
 * @param body whether the body is template text or taken as it stands
 */
public record DefinitionTag(String name, Header header, SequencedSet<String> options, Body body) {

  /** What may follow the name that a block defines. */
  public enum Header {
    /** nothing */
    NAME,
    /** {@code (a, b=1)}, as for a macro */
    PARAMETERS,
    /** {@code , key=literal, flag}: a flag counts as {@code true} */
    OPTIONS
  }

  /** How the text between the tags is read. */
  public enum Body {
    TEMPLATE,
    /** never parsed: a body may hold braces that are no template */
    RAW
  }

  public DefinitionTag {
    options = Ordered.set(options);
  }

  /** {@code {% name x(a, b=1) %}}. */
  public static DefinitionTag withParameters(String name) {
    return new DefinitionTag(name, Header.PARAMETERS, Ordered.set(List.of()), Body.TEMPLATE);
  }

  /** {@code {% name x, option='literal', flag %}}; any other option is a syntax error. */
  public static DefinitionTag withOptions(String name, String... options) {
    return new DefinitionTag(name, Header.OPTIONS, Ordered.set(List.of(options)), Body.TEMPLATE);
  }

  /** {@code {% name x %}}. */
  public static DefinitionTag named(String name) {
    return new DefinitionTag(name, Header.NAME, Ordered.set(List.of()), Body.TEMPLATE);
  }

  /** {@code {% name x %}} with a body that is kept as text. */
  public static DefinitionTag raw(String name) {
    return new DefinitionTag(name, Header.NAME, Ordered.set(List.of()), Body.RAW);
  }

  /** The word that closes the block. */
  public String end() {
    return "end" + name;
  }
}
