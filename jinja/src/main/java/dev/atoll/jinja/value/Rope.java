package dev.atoll.jinja.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Text in which atoms stand for what is filled in later; the result of a render. As a value it is a
 * string.
 */
public final class Rope implements Value {
  private static final Rope EMPTY = new Rope(List.of());

  /** Room for a qualified and quoted name of a relation. */
  private static final int LENGTH_OF_A_NAME = 48;

  private static final String MARK = "x";

  /** A piece of a rope. */
  public sealed interface Segment {}

  /** Known characters, never empty; two of them never stand side by side. */
  public record Text(String characters) implements Segment {}

  /** Characters that are not known yet. */
  public record Symbol(Atom atom) implements Segment {}

  private final List<Segment> segments;

  private Rope(List<Segment> segments) {
    this.segments = segments;
  }

  public static Rope of(String text) {
    return text.isEmpty() ? EMPTY : new Rope(List.of(new Text(text)));
  }

  public static Rope of(Atom atom) {
    return new Rope(List.of(new Symbol(atom)));
  }

  /** Whether all its characters are known. */
  public boolean isConcrete() {
    for (Segment segment : segments) {
      if (segment instanceof Symbol) {
        return false;
      }
    }
    return true;
  }

  /** The characters of a concrete rope; a bug to call on another. */
  public String text() {
    if (segments.isEmpty()) {
      return "";
    }
    if (segments.size() == 1 && segments.getFirst() instanceof Text text) {
      return text.characters();
    }
    throw new IllegalStateException("a rope with atoms has no text yet");
  }

  /** The whole text, with what the function says for each atom. */
  public String fill(Function<? super Atom, String> filling) {
    if (segments.size() == 1 && segments.getFirst() instanceof Text text) {
      return text.characters();
    }
    StringBuilder result = new StringBuilder(expectedLength());
    for (Segment segment : segments) {
      switch (segment) {
        case Text text -> result.append(text.characters());
        case Symbol symbol -> result.append(filling.apply(symbol.atom()));
      }
    }
    return result.toString();
  }

  private int expectedLength() {
    int length = 0;
    for (Segment segment : segments) {
      length += segment instanceof Text text ? text.characters().length() : LENGTH_OF_A_NAME;
    }
    return length;
  }

  /**
   * The rope without white space at its ends, when that can be told without its atoms: known
   * characters that stay must stand at both ends.
   *
   * @param stripping what takes white space off both ends of a text
   */
  public Optional<Rope> stripped(UnaryOperator<String> stripping) {
    if (segments.isEmpty()
        || !(segments.getFirst() instanceof Text first)
        || !(segments.getLast() instanceof Text last)
        || segments.size() == 1) {
      return Optional.empty();
    }
    // A mark in the place of the atom keeps the inner end as it is.
    String head = stripping.apply(first.characters() + MARK);
    String tail = stripping.apply(MARK + last.characters());
    if (head.length() == 1 || tail.length() == 1) {
      return Optional.empty();
    }
    List<Segment> kept = new ArrayList<>(segments);
    kept.set(0, new Text(head.substring(0, head.length() - 1)));
    kept.set(kept.size() - 1, new Text(tail.substring(1)));
    return Optional.of(new Rope(List.copyOf(kept)));
  }

  public List<Segment> segments() {
    return segments;
  }

  /** The atoms in the order in which they stand, repeated where they repeat. */
  public List<Atom> atoms() {
    List<Atom> atoms = new ArrayList<>();
    for (Segment segment : segments) {
      if (segment instanceof Symbol symbol) {
        atoms.add(symbol.atom());
      }
    }
    return atoms;
  }

  /** A {@link StringValue} when concrete, otherwise this. */
  public Value toValue() {
    return isConcrete() ? StringValue.of(text()) : this;
  }

  @Override
  public String typeName() {
    return "str";
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Rope rope && segments.equals(rope.segments);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(segments);
  }

  /** For debugging: atoms stand in angle brackets. */
  @Override
  public String toString() {
    return fill(atom -> "<" + atom.description() + ">");
  }

  /** Collects text and atoms in order. */
  public static final class Builder {
    /** Most macros print a line or less. */
    private final StringBuilder pending = new StringBuilder(96);

    private @Nullable List<Segment> done;

    public Builder append(String text) {
      Sizes.checkText((long) pending.length() + text.length());
      pending.append(text);
      return this;
    }

    public Builder append(char character) {
      pending.append(character);
      return this;
    }

    public Builder append(Atom atom) {
      List<Segment> segments = flushed();
      segments.add(new Symbol(atom));
      return this;
    }

    public Builder append(Rope rope) {
      for (Segment segment : rope.segments) {
        switch (segment) {
          case Text text -> append(text.characters());
          case Symbol symbol -> append(symbol.atom());
        }
      }
      return this;
    }

    /** Characters since the last atom: a cheap measure of growth. */
    public int pendingLength() {
      return pending.length();
    }

    public boolean isEmpty() {
      return done == null && pending.isEmpty();
    }

    public Rope build() {
      return done == null ? Rope.of(pending.toString()) : new Rope(List.copyOf(flushed()));
    }

    /** A {@link StringValue}, or a rope when there are atoms. */
    public Value toValue() {
      return done == null ? StringValue.of(pending.toString()) : build();
    }

    private List<Segment> flushed() {
      List<Segment> segments = done;
      if (segments == null) {
        segments = new ArrayList<>();
        done = segments;
      }
      if (!pending.isEmpty()) {
        segments.add(new Text(pending.toString()));
        pending.setLength(0);
      }
      return segments;
    }
  }
}
