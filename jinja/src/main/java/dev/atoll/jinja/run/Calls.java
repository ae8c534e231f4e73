package dev.atoll.jinja.run;

import dev.atoll.domain.Ordered;
import dev.atoll.domain.ProblemException;
import dev.atoll.jinja.python.Access;
import dev.atoll.jinja.python.DictMethods;
import dev.atoll.jinja.python.Iteration;
import dev.atoll.jinja.python.Method;
import dev.atoll.jinja.python.Methods;
import dev.atoll.jinja.python.SliceValue;
import dev.atoll.jinja.python.Texts;
import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.BoolValue;
import dev.atoll.jinja.value.CallableValue;
import dev.atoll.jinja.value.DictValue;
import dev.atoll.jinja.value.Faults;
import dev.atoll.jinja.value.FilterFunction;
import dev.atoll.jinja.value.HostValue;
import dev.atoll.jinja.value.TestFunction;
import dev.atoll.jinja.value.UndefinedValue;
import dev.atoll.jinja.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Attributes, items, calls, filters and tests. */
final class Calls {
  private Calls() {}

  static final class Attribute extends Code {
    private final Code target;
    private final String name;
    private final Site site;

    Attribute(Code target, String name, Site site) {
      this.target = target;
      this.name = name;
      this.site = site;
    }

    @Override
    Value run(Frame frame) {
      Value value = target.run(frame);
      try {
        return Access.attribute(value, name, frame.render);
      } catch (ProblemException e) {
        throw site.located(e);
      }
    }
  }

  static final class Item extends Code {
    private final Code target;
    private final Code index;
    private final Site site;

    Item(Code target, Code index, Site site) {
      this.target = target;
      this.index = index;
      this.site = site;
    }

    @Override
    Value run(Frame frame) {
      Value value = target.run(frame);
      Value key = index.run(frame);
      try {
        return Access.item(value, key, frame.render);
      } catch (ProblemException e) {
        throw site.located(e);
      }
    }
  }

  /** A slice, which is not an item: it is there or a Problem. */
  static final class Part extends Code {
    private final Code target;
    private final Displays.OfSlice bounds;
    private final Site site;

    Part(Code target, Displays.OfSlice bounds, Site site) {
      this.target = target;
      this.bounds = bounds;
      this.site = site;
    }

    @Override
    Value run(Frame frame) {
      Value value = target.run(frame);
      SliceValue slice = bounds.run(frame);
      try {
        return Access.slice(value, slice, frame.render);
      } catch (ProblemException e) {
        throw site.located(e);
      }
    }
  }

  /** The arguments written in a call. */
  static final class ArgumentList {
    private static final Code[] NO_CODES = {};

    private final Code[] positional;
    private final String[] names;
    private final Code[] named;
    private final @Nullable Code star;
    private final @Nullable Code starStar;

    ArgumentList(
        Code[] positional,
        String[] names,
        Code[] named,
        @Nullable Code star,
        @Nullable Code starStar) {
      this.positional = positional.length == 0 ? NO_CODES : positional;
      this.names = names;
      this.named = named;
      this.star = star;
      this.starStar = starStar;
    }

    Arguments evaluate(Frame frame, Site site) {
      Value[] values = Displays.all(positional, frame);
      if (names.length == 0 && star == null && starStar == null) {
        return values.length == 0 ? Arguments.NONE : Arguments.of(values);
      }
      List<Value> all = new ArrayList<>(Arrays.asList(values));
      SequencedMap<String, Value> byName = new LinkedHashMap<>();
      for (int i = 0; i < names.length; i++) {
        byName.put(names[i], named[i].run(frame));
      }
      Value more = star == null ? null : star.run(frame);
      Value moreNamed = starStar == null ? null : starStar.run(frame);
      try {
        if (more != null) {
          all.addAll(Iteration.list(more, frame.render));
        }
        if (moreNamed != null) {
          spread(moreNamed, byName, frame);
        }
      } catch (ProblemException e) {
        throw site.located(e);
      }
      return new Arguments(List.copyOf(all), Ordered.map(byName));
    }

    private static void spread(Value from, SequencedMap<String, Value> byName, Frame frame) {
      boolean mapping =
          from instanceof DictValue || (from instanceof HostValue host && host.isMapping());
      if (!mapping) {
        throw from instanceof UndefinedValue undefined
            ? undefined.used()
            : Faults.type("argument after ** must be a mapping, not " + from.typeName());
      }
      DictValue dict = new DictValue();
      DictMethods.putAll(dict, from, frame.render);
      dict.entries()
          .forEach(
              (key, value) -> {
                if (!Texts.isString(key)) {
                  throw Faults.type("keywords must be strings");
                }
                String name = Texts.of(key, frame.render);
                if (byName.putIfAbsent(name, value) != null) {
                  throw Faults.arguments("got multiple values for keyword argument '" + name + "'");
                }
              });
    }
  }

  static final class Call extends Code {
    private final Code target;
    private final ArgumentList arguments;
    private final Site site;

    Call(Code target, ArgumentList arguments, Site site) {
      this.target = target;
      this.arguments = arguments;
      this.site = site;
    }

    @Override
    Value run(Frame frame) {
      return with(frame, null);
    }

    /** Calls with a caller, as call blocks do. */
    Value with(Frame frame, @Nullable CallableValue caller) {
      Value function = target.run(frame);
      Arguments given = arguments.evaluate(frame, site);
      Arguments all = caller == null ? given : given.withNamed("caller", caller);
      try {
        return Access.call(function, all, frame.render);
      } catch (ProblemException e) {
        throw site.called(e);
      }
    }
  }

  /** {@code target.name(arguments)} without a bound method in between. */
  static final class MethodCall extends Code {
    private final Code target;
    private final String name;
    private final ArgumentList arguments;
    private final Site site;

    MethodCall(Code target, String name, ArgumentList arguments, Site site) {
      this.target = target;
      this.name = name;
      this.arguments = arguments;
      this.site = site;
    }

    @Override
    Value run(Frame frame) {
      Value self = target.run(frame);
      Method method = Methods.find(self, name);
      Value function = null;
      if (method == null) {
        try {
          function = Access.attribute(self, name, frame.render);
        } catch (ProblemException e) {
          throw site.located(e);
        }
      }
      Arguments given = arguments.evaluate(frame, site);
      try {
        return method != null
            ? Methods.call(self, name, method, given, frame.render)
            : Access.call(Objects.requireNonNull(function), given, frame.render);
      } catch (ProblemException e) {
        throw site.called(e);
      }
    }
  }

  static final class Filter extends Code {
    private final Code input;
    private final FilterFunction filter;
    private final ArgumentList arguments;
    private final Site site;

    Filter(Code input, FilterFunction filter, ArgumentList arguments, Site site) {
      this.input = input;
      this.filter = filter;
      this.arguments = arguments;
      this.site = site;
    }

    @Override
    Value run(Frame frame) {
      Value value = input.run(frame);
      Arguments given = arguments.evaluate(frame, site);
      try {
        return filter.apply(value, given, frame.render);
      } catch (ProblemException e) {
        throw site.located(e);
      }
    }
  }

  static final class Test extends Code {
    private final Code input;
    private final TestFunction test;
    private final ArgumentList arguments;
    private final Site site;

    Test(Code input, TestFunction test, ArgumentList arguments, Site site) {
      this.input = input;
      this.test = test;
      this.arguments = arguments;
      this.site = site;
    }

    @Override
    Value run(Frame frame) {
      Value value = input.run(frame);
      Arguments given = arguments.evaluate(frame, site);
      try {
        return BoolValue.of(test.test(value, given, frame.render));
      } catch (ProblemException e) {
        throw site.located(e);
      }
    }
  }
}
