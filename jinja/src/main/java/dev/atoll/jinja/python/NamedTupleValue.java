package dev.atoll.jinja.python;

import dev.atoll.jinja.value.HostValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.TupleValue;
import dev.atoll.jinja.value.Value;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A tuple whose elements have names too, such as what {@code isocalendar()} gives. */
record NamedTupleValue(String typeName, List<String> names, TupleValue tuple) implements HostValue {

  static NamedTupleValue of(String typeName, List<String> names, Value... items) {
    return new NamedTupleValue(typeName, names, TupleValue.of(items));
  }

  @Override
  public @Nullable Value attribute(String name, Render render) {
    int index = names.indexOf(name);
    return index < 0 ? null : tuple.items().get(index);
  }

  @Override
  public @Nullable Value item(Value key, Render render) {
    return Access.itemOrNull(tuple, key, render);
  }

  @Override
  public Iterator<Value> iterator(Render render) {
    return tuple.items().iterator();
  }

  @Override
  public int length(Render render) {
    return tuple.items().size();
  }

  @Override
  public boolean isSequence() {
    return true;
  }

  @Override
  public boolean equalTo(Value other, Render render) {
    return Comparison.equal(
        tuple, other instanceof NamedTupleValue named ? named.tuple : other, render);
  }

  @Override
  public String repr(Render render) {
    return IntStream.range(0, names.size())
        .mapToObj(i -> names.get(i) + "=" + Repr.of(tuple.items().get(i), render))
        .collect(Collectors.joining(", ", typeName + "(", ")"));
  }
}
