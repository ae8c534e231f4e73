package dev.atoll.core.dbt;

import dev.atoll.domain.Ordered;
import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.HostFunction;
import dev.atoll.jinja.value.HostValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * A Python class: called, it makes an object; its members are functions and constants. What it does
 * not have is taken as a method of its objects, called with the object first, as Python does.
 */
final class ClassValue implements HostValue {
  private final String name;
  private final HostFunction constructor;
  private final SequencedMap<String, Value> members;

  private ClassValue(String name, HostFunction constructor, Map<String, Value> members) {
    this.name = name;
    this.constructor = constructor;
    this.members = Ordered.map(members);
  }

  static Builder named(String name, HostFunction constructor) {
    return new Builder(name, constructor);
  }

  @Override
  public Value attribute(String attribute, Render render) {
    Value member = members.get(attribute);
    if (member != null) {
      return member;
    }
    HostFunction unbound =
        (arguments, inner) -> {
          Value self = arguments.require(attribute, 0, "self");
          List<Value> rest = arguments.positional().subList(1, arguments.positional().size());
          return Python.callMethod(self, attribute, Arguments.of(rest, arguments.named()), inner);
        };
    return unbound.named(attribute);
  }

  @Override
  public boolean isCallable() {
    return true;
  }

  @Override
  public Value call(Arguments arguments, Render render) {
    return constructor.call(arguments, render);
  }

  @Override
  public String repr(Render render) {
    return "<class '" + name + "'>";
  }

  @Override
  public String typeName() {
    return "type";
  }

  /** Collects the members of a class. */
  static final class Builder {
    private final String name;
    private final HostFunction constructor;
    private final Map<String, Value> members = new LinkedHashMap<>();

    private Builder(String name, HostFunction constructor) {
      this.name = name;
      this.constructor = constructor;
    }

    Builder function(String member, HostFunction function) {
      members.put(member, function.named(member));
      return this;
    }

    Builder constant(String member, Value value) {
      members.put(member, value);
      return this;
    }

    ClassValue build() {
      return new ClassValue(name, constructor, members);
    }
  }
}
