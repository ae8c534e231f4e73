package dev.atoll.jinja.run;

import dev.atoll.domain.ProblemException;
import dev.atoll.jinja.python.Texts;
import dev.atoll.jinja.python.Truth;
import dev.atoll.jinja.value.CallableValue;
import dev.atoll.jinja.value.Faults;
import dev.atoll.jinja.value.HostValue;
import dev.atoll.jinja.value.IteratorValue;
import dev.atoll.jinja.value.UndefinedValue;
import dev.atoll.jinja.value.Value;
import org.jspecify.annotations.Nullable;

/** The simple statements. */
final class Steps {
  private Steps() {}

  static final class Text extends Step {
    private final String text;

    Text(String text) {
      this.text = text;
    }

    @Override
    Flow run(Frame frame) {
      frame.output.text(text, frame.render);
      return Flow.NEXT;
    }
  }

  static final class Print extends Step {
    private final Code code;
    private final Site site;

    Print(Code code, Site site) {
      this.code = code;
      this.site = site;
    }

    @Override
    Flow run(Frame frame) {
      Value value = code.run(frame);
      try {
        frame.output.print(value, frame.render);
      } catch (ProblemException e) {
        throw site.located(e);
      }
      return Flow.NEXT;
    }
  }

  /** Prints an expression without names: in native rendering it counts as text. */
  static final class PrintConstant extends Step {
    private final Code code;
    private final Site site;

    PrintConstant(Code code, Site site) {
      this.code = code;
      this.site = site;
    }

    @Override
    Flow run(Frame frame) {
      Value value = code.run(frame);
      try {
        switch (value) {
          case HostValue host -> frame.output.print(host, frame.render);
          case IteratorValue iterator -> frame.output.print(iterator, frame.render);
          case UndefinedValue undefined -> frame.output.print(undefined, frame.render);
          default -> frame.output.text(Texts.of(value, frame.render), frame.render);
        }
      } catch (ProblemException e) {
        throw site.located(e);
      }
      return Flow.NEXT;
    }
  }

  static final class Do extends Step {
    private final Code code;

    Do(Code code) {
      this.code = code;
    }

    @Override
    Flow run(Frame frame) {
      code.run(frame);
      return Flow.NEXT;
    }
  }

  static final class Leave extends Step {
    private final Flow flow;

    Leave(Flow flow) {
      this.flow = flow;
    }

    @Override
    Flow run(Frame frame) {
      return flow;
    }
  }

  static final class If extends Step {
    private final Code[] tests;
    private final Step[][] bodies;
    private final Step[] otherwise;

    If(Code[] tests, Step[][] bodies, Step[] otherwise) {
      this.tests = tests;
      this.bodies = bodies;
      this.otherwise = otherwise;
    }

    @Override
    Flow run(Frame frame) {
      for (int i = 0; i < tests.length; i++) {
        if (Truth.of(tests[i].run(frame), frame.render)) {
          return Step.all(bodies[i], frame);
        }
      }
      return Step.all(otherwise, frame);
    }
  }

  static final class Set extends Step {
    private final Assignment target;
    private final Code code;

    Set(Assignment target, Code code) {
      this.target = target;
      this.code = code;
    }

    @Override
    Flow run(Frame frame) {
      target.assign(frame, code.run(frame));
      return Flow.NEXT;
    }
  }

  /** Runs statements and keeps what they print, as a value. */
  static final class Capture {
    private final Block body;
    private final Variables.Kept kept;
    private final @Nullable Code filter;

    Capture(Block body, Variables.Kept kept, @Nullable Code filter) {
      this.body = body;
      this.kept = kept;
      this.filter = filter;
    }

    /** What was printed, filtered; null when a break or continue left the block. */
    @Nullable Value run(Frame frame, Step.Flow[] flow) {
      Output before = frame.output;
      Output.OfText text = new Output.OfText();
      frame.output = text;
      try {
        body.enter(frame);
        flow[0] = body.run(frame);
      } finally {
        frame.output = before;
      }
      if (flow[0] != Step.Flow.NEXT) {
        return null;
      }
      if (filter == null) {
        return text.value();
      }
      kept.keep(frame, text.value());
      return filter.run(frame);
    }
  }

  static final class SetBlock extends Step {
    private final Assignment target;
    private final Capture capture;

    SetBlock(Assignment target, Capture capture) {
      this.target = target;
      this.capture = capture;
    }

    @Override
    Flow run(Frame frame) {
      Flow[] flow = {Flow.NEXT};
      Value value = capture.run(frame, flow);
      if (value != null) {
        target.assign(frame, value);
      }
      return flow[0];
    }
  }

  static final class FilterBlock extends Step {
    private final Capture capture;
    private final Site site;

    FilterBlock(Capture capture, Site site) {
      this.capture = capture;
      this.site = site;
    }

    @Override
    Flow run(Frame frame) {
      Flow[] flow = {Flow.NEXT};
      Value value = capture.run(frame, flow);
      if (value != null) {
        if (frame.output instanceof Output.OfText && !Texts.isString(value)) {
          // Jinja2 joins it with what is printed before and after
          throw site.located(Faults.type("a filter block must give text, not " + value.typeName()));
        }
        frame.output.print(value, frame.render);
      }
      return flow[0];
    }
  }

  /** A block with variables of its own. */
  static final class Scoped extends Step {
    private final Code[] values;
    private final Assignment[] targets;
    private final Block body;

    Scoped(Code[] values, Assignment[] targets, Block body) {
      this.values = values;
      this.targets = targets;
      this.body = body;
    }

    @Override
    Flow run(Frame frame) {
      Value[] given = Displays.all(values, frame);
      body.enter(frame);
      for (int i = 0; i < given.length; i++) {
        targets[i].assign(frame, given[i]);
      }
      return body.run(frame);
    }
  }

  static final class Define extends Step {
    private final Assignment target;
    private final MacroCode macro;

    Define(Assignment target, MacroCode macro) {
      this.target = target;
      this.macro = macro;
    }

    @Override
    Flow run(Frame frame) {
      target.assign(frame, macro.bind(frame));
      return Flow.NEXT;
    }
  }

  static final class CallBlock extends Step {
    private final Calls.Call call;
    private final MacroCode body;
    private final Site site;

    CallBlock(Calls.Call call, MacroCode body, Site site) {
      this.call = call;
      this.body = body;
      this.site = site;
    }

    @Override
    Flow run(Frame frame) {
      CallableValue caller = body.bind(frame);
      Value value = call.with(frame, caller);
      try {
        frame.output.print(value, frame.render);
      } catch (ProblemException e) {
        throw site.located(e);
      }
      return Flow.NEXT;
    }
  }

  static final class Load extends Step {
    private final String tag;
    private final Site site;

    Load(String tag, Site site) {
      this.tag = tag;
      this.site = site;
    }

    @Override
    Flow run(Frame frame) {
      throw site.located(
          Faults.fault(
              Faults.NOT_SUPPORTED,
              "'{% " + tag + " %}' has no templates to load",
              "templates stand alone; macros are found by name",
              "call the macro by its name, or by package and name"));
    }
  }
}
