package dev.atoll.jinja.run;

import dev.atoll.domain.ProblemException;
import dev.atoll.jinja.python.Iteration;
import dev.atoll.jinja.python.Truth;
import dev.atoll.jinja.value.HostFunction;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Value;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A for loop. */
final class ForStep extends Step {
  private final Code iterable;
  private final Body body;
  private final Site site;

  ForStep(Code iterable, Body body, Site site) {
    this.iterable = iterable;
    this.body = body;
    this.site = site;
  }

  /** The condition of a loop, evaluated in slots of its own. */
  record Condition(Assignment target, Code test) {}

  /**
   * What a loop does with its elements; a recursive loop is a function of its own, with a frame of
   * its own.
   *
   * @param loopSlot where {@code loop} is kept, or -1 when nothing reads it
   * @param frameSize slots of the frame of its own, or -1 when it has none
   */
  record Body(
      Assignment target,
      @Nullable Condition condition,
      Block passes,
      Block otherwise,
      int loopSlot,
      int frameSize) {

    void run(Frame outer, Value over, int depth) {
      Frame frame =
          frameSize < 0
              ? outer
              : new Frame(frameSize, outer, outer.scope, outer.render, outer.output);
      Iterator<Value> elements = Iteration.of(over, frame.render);
      LongSupplier length = () -> condition == null ? Iteration.length(over, frame.render) : -1;
      Iterator<Value> chosen =
          condition == null ? elements : new Chosen(elements, condition, frame);
      boolean any =
          loopSlot < 0
              ? plain(frame, chosen)
              : withLoop(frame, new LoopValue(chosen, length, depth, recursion(outer, depth)));
      if (!any) {
        otherwise.enter(frame);
        otherwise.run(frame);
      }
    }

    private @Nullable HostFunction recursion(Frame outer, int depth) {
      if (frameSize < 0) {
        return null;
      }
      return (arguments, render) -> {
        Output before = outer.output;
        Output.OfText text = new Output.OfText();
        outer.output = text;
        render.enter();
        try {
          run(outer, arguments.require("loop", 0, "iterable"), depth + 1);
        } finally {
          render.leave();
          outer.output = before;
        }
        return text.value();
      };
    }

    /**
     * Whether a pass came to its end; one left by break or continue does not count, as in Jinja2.
     */
    private boolean plain(Frame frame, Iterator<Value> elements) {
      boolean any = false;
      while (elements.hasNext()) {
        frame.render.countIteration();
        Flow flow = pass(frame, elements.next());
        any |= flow == Flow.NEXT;
        if (flow == Flow.BREAK) {
          break;
        }
      }
      return any;
    }

    private boolean withLoop(Frame frame, LoopValue loop) {
      boolean any = false;
      while (loop.hasNext()) {
        frame.render.countIteration();
        Value element = loop.next();
        frame.slots[loopSlot] = loop;
        Flow flow = pass(frame, element);
        any |= flow == Flow.NEXT;
        if (flow == Flow.BREAK) {
          break;
        }
      }
      return any;
    }

    private Flow pass(Frame frame, Value element) {
      passes.enter(frame);
      target.assign(frame, element);
      return passes.run(frame);
    }
  }

  @Override
  Flow run(Frame frame) {
    Value over = iterable.run(frame);
    try {
      body.run(frame, over, 0);
    } catch (ProblemException e) {
      throw site.located(e);
    }
    return Flow.NEXT;
  }

  /** The elements for which the condition holds, tested as late as possible. */
  private static final class Chosen implements Iterator<Value> {
    private final Iterator<Value> all;
    private final Condition condition;
    private final Frame frame;
    private @Nullable Value found;

    Chosen(Iterator<Value> all, Condition condition, Frame frame) {
      this.all = all;
      this.condition = condition;
      this.frame = frame;
    }

    @Override
    public boolean hasNext() {
      Render render = frame.render;
      while (found == null && all.hasNext()) {
        render.countIteration();
        Value candidate = all.next();
        condition.target().assign(frame, candidate);
        if (Truth.of(condition.test().run(frame), render)) {
          found = candidate;
        }
      }
      return found != null;
    }

    @Override
    public Value next() {
      if (!hasNext() || found == null) {
        throw new NoSuchElementException();
      }
      Value value = found;
      found = null;
      return value;
    }
  }
}
