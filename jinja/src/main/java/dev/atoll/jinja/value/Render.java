package dev.atoll.jinja.value;

import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One render: its limits, what it read so far, and how symbols become text. Belongs to one thread
 * and is used once.
 */
public final class Render {
  private static final int CHECK_EVERY = 256;

  private final Limits limits;
  private final UndefinedMode undefined;
  private final BooleanSupplier cancelled;
  private final Function<Atom, String> concrete;
  private final Reads reads = new Reads();
  private int depth;
  private long written;
  private long iterations;
  private int untilCheck = CHECK_EVERY;

  private Render(Builder builder) {
    this.limits = builder.limits;
    this.undefined = builder.undefined;
    this.cancelled = builder.cancelled;
    this.concrete = builder.concrete;
  }

  public static Builder builder() {
    return new Builder();
  }

  /** A render with default limits that cannot be cancelled and knows no atom's text. */
  public static Render plain() {
    return builder().build();
  }

  public UndefinedMode undefined() {
    return undefined;
  }

  public Reads reads() {
    return reads;
  }

  /**
   * Asks the outside: the one way by which a render may learn something that can differ between two
   * renders. Records the question and the answer, gives the same answer to the same question, and
   * gives a copy that the template may change.
   *
   * @param details what else the answer hangs on
   * @param source asked when the question is new; depends on nothing but the question and on whom
   *     this is rendered for
   * @return null when the answer is that there is no such value
   */
  public @Nullable Value read(
      String kind, String name, List<String> details, Supplier<@Nullable Value> source) {
    Value kept = reads.answer(new Question.Named(kind, name, details), source);
    return kept == null ? null : Values.copy(kept);
  }

  /**
   * Says that the template saw something that no read tells, such as a query's result: what it
   * gives must not be given to anybody else.
   */
  public void keepPrivate(String why) {
    reads.keepPrivate(why);
  }

  /** The text of an atom, from now on part of what this render depends on. */
  public String concretise(Atom atom) {
    Value text =
        reads.answer(new Question.TextOf(atom), () -> StringValue.of(concrete.apply(atom)));
    return ((StringValue) Objects.requireNonNull(text)).text();
  }

  /** The text of a rope, its atoms made concrete. */
  public String concretise(Rope rope) {
    return rope.fill(this::concretise);
  }

  /** Stops the render with a Problem when somebody asked for it. */
  public void checkCancelled() {
    if (cancelled.getAsBoolean()) {
      throw Faults.cancelled();
    }
  }

  /** Called by the interpreter at every pass through a loop. */
  public void countIteration() {
    if (++iterations > limits.iterations()) {
      throw Faults.limit("more than " + limits.iterations() + " loop iterations");
    }
    checkSometimes();
  }

  /** Called by the interpreter for what is written. */
  public void countOutput(int characters) {
    written += characters;
    if (written > limits.output()) {
      throw Faults.limit("more than " + limits.output() + " characters of output");
    }
  }

  /** Called by the interpreter before a macro's body; {@link #leave} follows in any case. */
  public void enter() {
    if (++depth > limits.depth()) {
      depth--;
      throw Faults.limit("more than " + limits.depth() + " macro calls inside one another");
    }
    checkSometimes();
  }

  public void leave() {
    depth--;
  }

  private void checkSometimes() {
    if (--untilCheck <= 0) {
      untilCheck = CHECK_EVERY;
      checkCancelled();
    }
  }

  /** Sets up a {@link Render}. */
  public static final class Builder {
    private Limits limits = Limits.DEFAULT;
    private UndefinedMode undefined = UndefinedMode.DEFAULT;
    private BooleanSupplier cancelled = () -> false;
    private Function<Atom, String> concrete =
        atom -> {
          throw Faults.fault(
              Faults.SYMBOLIC,
              "the name of " + atom.description() + " is not known here",
              "its text is needed before names are resolved",
              "print it instead of working on its characters");
        };

    private Builder() {}

    public Builder limits(Limits chosen) {
      this.limits = chosen;
      return this;
    }

    public Builder undefined(UndefinedMode mode) {
      this.undefined = mode;
      return this;
    }

    /** Asked every few hundred steps; true ends the render with a Problem. */
    public Builder cancelled(BooleanSupplier check) {
      this.cancelled = check;
      return this;
    }

    /** The text of an atom, for operations that need characters. */
    public Builder concrete(Function<Atom, String> resolver) {
      this.concrete = resolver;
      return this;
    }

    public Render build() {
      return new Render(this);
    }
  }
}
