package dev.atoll.jinja.run;

import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.CallableValue;
import dev.atoll.jinja.value.DictValue;
import dev.atoll.jinja.value.Faults;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.TupleValue;
import dev.atoll.jinja.value.UndefinedValue;
import dev.atoll.jinja.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * A macro or the body of a call block, before it is bound to the frame it was defined in.
 *
 * @param varargsSlot where surplus arguments go, or -1 when the body does not mention them
 * @param kwargsSlot where unknown named arguments go, or -1
 * @param callerSlot where the caller goes, or -1
 */
record MacroCode(
    String name,
    List<Parameter> parameters,
    int varargsSlot,
    int kwargsSlot,
    int callerSlot,
    Block body,
    int frameSize) {

  /** A parameter: its slot and what it is when not given. */
  record Parameter(String name, int slot, @Nullable Code otherwise) {}

  CallableValue bind(Frame parent) {
    return new MacroValue(this) {
      @Override
      public Value call(Arguments arguments, Render render) {
        return MacroCode.this.call(arguments, render, parent);
      }
    };
  }

  Value call(Arguments arguments, Render render, Frame parent) {
    Output.OfText text = new Output.OfText();
    Frame frame = new Frame(frameSize, parent, parent.scope, render, text);
    body.enter(frame);
    give(arguments, frame);
    render.enter();
    try {
      defaults(frame);
      body.run(frame);
    } finally {
      render.leave();
    }
    return text.value();
  }

  private void give(Arguments arguments, Frame frame) {
    List<Value> positional = arguments.positional();
    int byPosition = Math.min(positional.size(), parameters.size());
    for (int i = 0; i < byPosition; i++) {
      frame.slots[parameters.get(i).slot()] = positional.get(i);
    }
    if (!arguments.named().isEmpty() || kwargsSlot >= 0 || callerSlot >= 0) {
      giveNamed(new LinkedHashMap<>(arguments.named()), byPosition, frame);
    }
    if (varargsSlot >= 0) {
      frame.slots[varargsSlot] = new TupleValue(positional.subList(byPosition, positional.size()));
    } else if (positional.size() > parameters.size()) {
      throw Faults.arguments(
          "macro '%s' takes not more than %d argument(s)".formatted(name, parameters.size()),
          parametersListed());
    }
  }

  private void giveNamed(SequencedMap<String, Value> named, int byPosition, Frame frame) {
    for (Parameter parameter : parameters.subList(byPosition, parameters.size())) {
      Value value = named.remove(parameter.name());
      if (value != null) {
        frame.slots[parameter.slot()] = value;
      }
    }
    if (callerSlot >= 0) {
      Value caller = named.remove("caller");
      frame.slots[callerSlot] =
          caller == null
              ? UndefinedValue.because(
                  "No caller defined", "call '" + name + "' with '{% call " + name + "() %}'")
              : caller;
    }
    if (kwargsSlot >= 0) {
      DictValue kwargs = new DictValue();
      named.forEach(kwargs::put);
      frame.slots[kwargsSlot] = kwargs;
    } else if (!named.isEmpty()) {
      throw surplus(named.firstEntry().getKey());
    }
  }

  private RuntimeException surplus(String first) {
    return Faults.fault(
        Faults.ARGUMENTS,
        "macro '%s' takes no keyword argument '%s'".formatted(name, first),
        "a macro takes other names than its parameters only when its body mentions kwargs"
            + (first.equals("caller") ? ", and a caller only when it mentions caller" : ""),
        parametersListed());
  }

  private String parametersListed() {
    return parameters.isEmpty()
        ? "call it without arguments"
        : "its parameters are "
            + String.join(", ", parameters.stream().map(Parameter::name).toList());
  }

  private void defaults(Frame frame) {
    for (Parameter parameter : parameters) {
      if (frame.slots[parameter.slot()] == null) {
        frame.slots[parameter.slot()] =
            parameter.otherwise() == null
                ? UndefinedValue.because(
                    "parameter '" + parameter.name() + "' was not provided",
                    "give it in the call of '" + name + "', or give it a default")
                : parameter.otherwise().run(frame);
      }
    }
  }
}
