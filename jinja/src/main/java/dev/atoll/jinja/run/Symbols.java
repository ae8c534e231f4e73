package dev.atoll.jinja.run;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the names of one block stand for. A block is analysed as a whole before it is compiled,
 * since a name that is set anywhere in it is a variable of the block everywhere in it.
 */
final class Symbols {

  /** What a variable of a block is when the block begins. */
  enum Start {
    /** handed in: an argument, or what a loop runs over */
    GIVEN,
    /** looked up in the scope when first read */
    RESOLVED,
    /** the value of the variable of the same name further out */
    ALIAS,
    /** nothing until it is set */
    UNDEFINED
  }

  private final @Nullable Symbols parent;
  private final FunctionFrame function;
  private final Map<String, Start> starts = new LinkedHashMap<>();
  private final Set<String> stores = new LinkedHashSet<>();
  private final Map<String, Integer> slots = new LinkedHashMap<>();
  private final Set<String> used = new LinkedHashSet<>();
  private final Set<String> written;

  Symbols(@Nullable Symbols parent, FunctionFrame function) {
    this(parent, function, parent == null ? new LinkedHashSet<>() : parent.written);
  }

  private Symbols(@Nullable Symbols parent, FunctionFrame function, Set<String> written) {
    this.parent = parent;
    this.function = function;
    this.written = written;
  }

  /** A function's frame while it is compiled: counts slots, knows how deep the function lies. */
  static final class FunctionFrame {
    private final int depth;
    private int size;

    FunctionFrame(int depth) {
      this.depth = depth;
    }

    int depth() {
      return depth;
    }

    int size() {
      return size;
    }

    int newSlot() {
      return size++;
    }
  }

  FunctionFrame function() {
    return function;
  }

  Set<String> names() {
    return starts.keySet();
  }

  boolean isStored(String name) {
    return stores.contains(name);
  }

  Start start(String name) {
    Start start = starts.get(name);
    if (start == null) {
      throw new IllegalStateException("not a variable of this block: " + name);
    }
    return start;
  }

  /** The block, from this one outward, that has a variable of a name. */
  @Nullable Symbols owner(String name) {
    Symbols symbols = this;
    while (symbols != null && !symbols.starts.containsKey(name)) {
      symbols = symbols.parent;
    }
    return symbols;
  }

  /** All names that this block or one around it sets anywhere: what a misspelt one may mean. */
  Set<String> written() {
    return written;
  }

  @Nullable Symbols parent() {
    return parent;
  }

  void load(String name) {
    if (owner(name) == null) {
      starts.put(name, Start.RESOLVED);
    }
  }

  void store(String name) {
    stores.add(name);
    written.add(name);
    if (!starts.containsKey(name)) {
      boolean outside = parent != null && parent.owner(name) != null;
      starts.put(name, outside ? Start.ALIAS : Start.UNDEFINED);
    }
  }

  void give(String name) {
    stores.add(name);
    written.add(name);
    starts.put(name, Start.GIVEN);
  }

  /** A copy for one branch of an {@code if}, to be joined again. */
  Symbols branch() {
    Symbols copy = new Symbols(parent, function, written);
    copy.starts.putAll(starts);
    copy.stores.addAll(stores);
    return copy;
  }

  /** A name that only some branches set is what it was outside when they were not taken. */
  void join(List<Symbols> branches) {
    Set<String> fresh = new LinkedHashSet<>();
    branches.forEach(branch -> fresh.addAll(branch.stores));
    fresh.removeAll(stores);
    for (Symbols branch : branches) {
      starts.putAll(branch.starts);
      stores.addAll(branch.stores);
    }
    for (String name : fresh) {
      boolean outside = parent != null && parent.owner(name) != null;
      starts.put(name, outside ? Start.ALIAS : Start.RESOLVED);
    }
  }

  /** The slot of a variable of this block. */
  int slot(String name) {
    used.add(name);
    Integer slot = slots.get(name);
    if (slot == null) {
      slot = function.newSlot();
      slots.put(name, slot);
    }
    return slot;
  }

  /** Whether code was made that reads or writes the variable. */
  boolean isUsed(String name) {
    return used.contains(name);
  }
}
