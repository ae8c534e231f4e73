package dev.atoll.jinja.run;

import dev.atoll.domain.ProblemException;
import dev.atoll.jinja.python.Iteration;
import dev.atoll.jinja.value.Faults;
import dev.atoll.jinja.value.Value;
import java.util.List;

/** Puts a value where a target says. */
sealed interface Assignment {
  void assign(Frame frame, Value value);

  /** A variable of this frame. */
  record ToSlot(int slot) implements Assignment {
    @Override
    public void assign(Frame frame, Value value) {
      frame.slots[slot] = value;
    }
  }

  /** Several at once: the value is unpacked. */
  record Unpacked(List<Assignment> items, Site site) implements Assignment {
    @Override
    public void assign(Frame frame, Value value) {
      try {
        List<Value> values = Iteration.list(value, frame.render);
        if (values.size() < items.size()) {
          throw Faults.value(
              "not enough values to unpack (expected %d, got %d)"
                  .formatted(items.size(), values.size()));
        }
        if (values.size() > items.size()) {
          throw Faults.value("too many values to unpack (expected " + items.size() + ")");
        }
        for (int i = 0; i < values.size(); i++) {
          items.get(i).assign(frame, values.get(i));
        }
      } catch (ProblemException e) {
        throw site.located(e);
      }
    }
  }

  /** An attribute of a namespace. */
  record ToNamespace(Code namespace, String attribute, Site site) implements Assignment {
    @Override
    public void assign(Frame frame, Value value) {
      if (namespace.run(frame) instanceof NamespaceValue target) {
        target.set(attribute, value);
      } else {
        throw site.located(Faults.type("cannot assign attribute on non-namespace object"));
      }
    }
  }
}
