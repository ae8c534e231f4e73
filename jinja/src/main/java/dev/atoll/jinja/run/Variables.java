package dev.atoll.jinja.run;

import dev.atoll.jinja.run.Symbols.Start;
import dev.atoll.jinja.value.Scope;
import dev.atoll.jinja.value.UndefinedValue;
import dev.atoll.jinja.value.Value;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reading variables. */
final class Variables {
  private Variables() {}

  /** A variable in a slot, of this function or one further out. */
  static final class Read extends Code {
    private final int levels;
    private final int slot;
    private final Start start;
    private final String name;
    private final Set<String> written;

    Read(int levels, int slot, Start start, String name, Set<String> written) {
      this.levels = levels;
      this.slot = slot;
      this.start = start;
      this.name = name;
      this.written = written;
    }

    /** The value, or null when the variable is not set. */
    @Nullable Value orNull(Frame frame) {
      Frame owner = levels == 0 ? frame : frame.up(levels);
      Value value = owner.slots[slot];
      if (value == null && start == Start.RESOLVED) {
        value = frame.scope.lookup(name);
        owner.slots[slot] = value;
      }
      return value;
    }

    @Override
    Value run(Frame frame) {
      Value value = orNull(frame);
      if (value != null) {
        return value;
      }
      return UndefinedValue.ofName(name, () -> visible(frame.scope));
    }

    private Set<String> visible(Scope scope) {
      Set<String> names = new LinkedHashSet<>(written);
      names.addAll(scope.names());
      names.remove(name);
      return names;
    }
  }

  /** A value that was put aside in a slot of this frame. */
  static final class Kept extends Code {
    private final int slot;

    Kept(int slot) {
      this.slot = slot;
    }

    void keep(Frame frame, Value value) {
      frame.slots[slot] = value;
    }

    @Override
    Value run(Frame frame) {
      Value value = frame.slots[slot];
      if (value == null) {
        throw new IllegalStateException("nothing was put aside");
      }
      return value;
    }
  }

  /** What the variables of a block are when it begins. */
  static final class Entry {
    private final int[] cleared;
    private final int[] copied;
    private final Read[] outer;

    Entry(int[] cleared, int[] copied, Read[] outer) {
      this.cleared = cleared;
      this.copied = copied;
      this.outer = outer;
    }

    void run(Frame frame) {
      for (int slot : cleared) {
        frame.slots[slot] = null;
      }
      for (int i = 0; i < copied.length; i++) {
        frame.slots[copied[i]] = outer[i].orNull(frame);
      }
    }
  }
}
