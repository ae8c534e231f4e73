package dev.atoll.jinja.run;

import dev.atoll.jinja.python.Repr;
import dev.atoll.jinja.value.DictValue;
import dev.atoll.jinja.value.HostValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Value;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Jinja2's {@code namespace()}: attributes that a template can set from any block. */
public final class NamespaceValue implements HostValue {
  private final DictValue attributes;

  public NamespaceValue(DictValue attributes) {
    this.attributes = attributes;
  }

  void set(String name, Value value) {
    attributes.put(name, value);
  }

  @Override
  public String typeName() {
    return "jinja2.utils.Namespace";
  }

  @Override
  public @Nullable Value attribute(String name, Render render) {
    return attributes.get(name);
  }

  @Override
  public Collection<String> attributeNames() {
    return attributes.entries().keySet().stream().map(Value::toString).toList();
  }

  @Override
  public String repr(Render render) {
    return "<Namespace " + Repr.of(attributes, render) + ">";
  }
}
