package dev.atoll.jinja.run;

import dev.atoll.domain.ProblemException;
import dev.atoll.jinja.python.Keys;
import dev.atoll.jinja.python.SliceValue;
import dev.atoll.jinja.python.Texts;
import dev.atoll.jinja.python.Truth;
import dev.atoll.jinja.value.BoolValue;
import dev.atoll.jinja.value.DictValue;
import dev.atoll.jinja.value.ListValue;
import dev.atoll.jinja.value.Rope;
import dev.atoll.jinja.value.TupleValue;
import dev.atoll.jinja.value.UndefinedValue;
import dev.atoll.jinja.value.Value;
import org.jspecify.annotations.Nullable;

/** Literals, displays and the operators that choose. */
final class Displays {
  private Displays() {}

  static final class Constant extends Code {
    private final Value value;

    Constant(Value value) {
      this.value = value;
    }

    @Override
    Value run(Frame frame) {
      return value;
    }
  }

  static Value[] all(Code[] codes, Frame frame) {
    Value[] values = new Value[codes.length];
    for (int i = 0; i < codes.length; i++) {
      values[i] = codes[i].run(frame);
    }
    return values;
  }

  static final class OfList extends Code {
    private final Code[] items;

    OfList(Code[] items) {
      this.items = items;
    }

    @Override
    Value run(Frame frame) {
      return ListValue.of(all(items, frame));
    }
  }

  static final class OfTuple extends Code {
    private final Code[] items;

    OfTuple(Code[] items) {
      this.items = items;
    }

    @Override
    Value run(Frame frame) {
      return TupleValue.of(all(items, frame));
    }
  }

  static final class OfDict extends Code {
    private final Code[] keys;
    private final Code[] values;
    private final Site site;

    OfDict(Code[] keys, Code[] values, Site site) {
      this.keys = keys;
      this.values = values;
      this.site = site;
    }

    @Override
    Value run(Frame frame) {
      Value[] evaluated = new Value[keys.length * 2];
      for (int i = 0; i < keys.length; i++) {
        evaluated[2 * i] = keys[i].run(frame);
        evaluated[2 * i + 1] = values[i].run(frame);
      }
      DictValue dict = new DictValue();
      for (int i = 0; i < evaluated.length; i += 2) {
        try {
          dict.entries().put(Keys.of(evaluated[i], frame.render), evaluated[i + 1]);
        } catch (ProblemException e) {
          throw site.located(e);
        }
      }
      return dict;
    }
  }

  static final class OfSlice extends Code {
    private final @Nullable Code start;
    private final @Nullable Code stop;
    private final @Nullable Code step;

    OfSlice(@Nullable Code start, @Nullable Code stop, @Nullable Code step) {
      this.start = start;
      this.stop = stop;
      this.step = step;
    }

    @Override
    SliceValue run(Frame frame) {
      return SliceValue.of(value(start, frame), value(stop, frame), value(step, frame));
    }

    private static @Nullable Value value(@Nullable Code code, Frame frame) {
      return code == null ? null : code.run(frame);
    }
  }

  static final class And extends Code {
    private final Code left;
    private final Code right;

    And(Code left, Code right) {
      this.left = left;
      this.right = right;
    }

    @Override
    Value run(Frame frame) {
      Value value = left.run(frame);
      return Truth.of(value, frame.render) ? right.run(frame) : value;
    }
  }

  static final class Or extends Code {
    private final Code left;
    private final Code right;

    Or(Code left, Code right) {
      this.left = left;
      this.right = right;
    }

    @Override
    Value run(Frame frame) {
      Value value = left.run(frame);
      return Truth.of(value, frame.render) ? value : right.run(frame);
    }
  }

  static final class Not extends Code {
    private final Code operand;

    Not(Code operand) {
      this.operand = operand;
    }

    @Override
    Value run(Frame frame) {
      return BoolValue.of(!Truth.of(operand.run(frame), frame.render));
    }
  }

  static final class Choice extends Code {
    private final Code test;
    private final Code then;
    private final @Nullable Code otherwise;

    Choice(Code test, Code then, @Nullable Code otherwise) {
      this.test = test;
      this.then = then;
      this.otherwise = otherwise;
    }

    @Override
    Value run(Frame frame) {
      if (Truth.of(test.run(frame), frame.render)) {
        return then.run(frame);
      }
      return otherwise == null
          ? UndefinedValue.because("the inline if expression was false, and it has no else")
          : otherwise.run(frame);
    }
  }

  static final class Concat extends Code {
    private final Code[] parts;
    private final Site site;

    Concat(Code[] parts, Site site) {
      this.parts = parts;
      this.site = site;
    }

    @Override
    Value run(Frame frame) {
      Rope.Builder text = new Rope.Builder();
      var values = all(parts, frame);
      try {
        for (Value value : values) {
          Texts.print(value, text, frame.render);
        }
        return text.toValue();
      } catch (ProblemException e) {
        throw site.located(e);
      }
    }
  }
}
