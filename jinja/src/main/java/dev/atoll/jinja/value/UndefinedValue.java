package dev.atoll.jinja.value;

import dev.atoll.domain.Nearest;
import dev.atoll.domain.ProblemException;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a name, attribute or item is that does not exist: prints as nothing and is false, but most
 * uses of it are a Problem.
 */
public final class UndefinedValue implements Value {
  private final @Nullable String name;
  private final String hint;
  private final Supplier<? extends Collection<String>> known;
  private final String mend;

  private UndefinedValue(
      @Nullable String name, String hint, Supplier<? extends Collection<String>> known) {
    this(name, hint, known, "define it first, or guard it with 'is defined' or 'default'");
  }

  private UndefinedValue(
      @Nullable String name,
      String hint,
      Supplier<? extends Collection<String>> known,
      String mend) {
    this.name = name;
    this.hint = hint;
    this.known = known;
    this.mend = mend;
  }

  /** A name that nothing defines; the known names make the suggestion in the Problem. */
  public static UndefinedValue ofName(String name, Supplier<? extends Collection<String>> known) {
    return new UndefinedValue(name, "'" + name + "' is undefined", known);
  }

  /** A missing attribute or item of an owner, described as {@code 'dict object'}. */
  public static UndefinedValue ofMember(String owner, String name) {
    return ofMember(owner, name, List::of);
  }

  /** As {@link #ofMember(String, String)}, with the names the owner has. */
  public static UndefinedValue ofMember(
      String owner, String name, Supplier<? extends Collection<String>> known) {
    return new UndefinedValue(
        name,
        owner + " has no attribute '" + name + "'",
        known,
        "use one that it has, or guard it with 'is defined' or 'default'");
  }

  /** Undefined for another reason, given as the message its use is reported with. */
  public static UndefinedValue because(String hint) {
    return new UndefinedValue(null, hint, List::of);
  }

  /** As {@link #because(String)}, with what to do about it. */
  public static UndefinedValue because(String hint, String mend) {
    return new UndefinedValue(null, hint, List::of, mend);
  }

  public @Nullable String name() {
    return name;
  }

  public String hint() {
    return hint;
  }

  /** The Problem for using it, without place. */
  public ProblemException used() {
    return Faults.undefined(
        hint, name == null ? mend : Nearest.suggestion(name, known.get(), mend));
  }

  @Override
  public String typeName() {
    return "Undefined";
  }

  /** All undefined values are equal, as in Jinja2. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof UndefinedValue;
  }

  @Override
  public int hashCode() {
    return 17;
  }

  @Override
  public String toString() {
    return "Undefined";
  }
}
