package dev.atoll.jinja.run;

import dev.atoll.jinja.python.Texts;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Rope;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.Value;
import org.jspecify.annotations.Nullable;

/** Where printing goes. */
abstract class Output {
  /** Characters of the template itself, or of a constant expression. */
  abstract void text(String text, Render render);

  abstract void print(Value value, Render render);

  /** Collects text, with atoms where they were printed. */
  static final class OfText extends Output {
    private final Rope.Builder rope = new Rope.Builder();

    @Override
    void text(String text, Render render) {
      render.countOutput(text.length());
      rope.append(text);
    }

    @Override
    void print(Value value, Render render) {
      if (value instanceof StringValue string) {
        text(string.text(), render);
      } else {
        int before = rope.pendingLength();
        Texts.print(value, rope, render);
        render.countOutput(Math.max(1, rope.pendingLength() - before));
      }
    }

    Rope rope() {
      return rope.build();
    }

    Value value() {
      return rope.toValue();
    }
  }

  /** Keeps the value when there is only one; otherwise as text. */
  static final class OfValue extends Output {
    private final OfText text = new OfText();
    private @Nullable Value single;
    private boolean several;

    @Override
    void text(String characters, Render render) {
      printed(StringValue.of(characters), render);
    }

    @Override
    void print(Value value, Render render) {
      printed(value, render);
    }

    private void printed(Value value, Render render) {
      Value first = single;
      if (first == null && !several) {
        single = value;
        return;
      }
      if (first != null) {
        text.print(first, render);
        single = null;
        several = true;
      }
      text.print(value, render);
    }

    Value value() {
      return single == null ? text.value() : single;
    }
  }
}
