package dev.atoll.core.compile;

import dev.atoll.core.dbt.NodeScope;
import dev.atoll.core.yaml.YamlEntry;
import dev.atoll.core.yaml.YamlList;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlNode;
import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Place;
import dev.atoll.jinja.value.DictValue;
import dev.atoll.jinja.value.ListValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.Value;
import dev.atoll.jinja.value.Values;
import java.util.regex.Pattern;

/**
 * The arguments of a generic test in one render. Text that is a template is rendered to what it
 * stands for; so is text that looks like a call of {@code ref}, {@code source}, {@code var}, {@code
 * env_var} or {@code doc} (https://docs.getdbt.com/reference/resource-properties/data-tests).
 */
final class TestArguments {
  /** The name under which the template of a generic test finds its arguments. */
  static final String NAME = "_dbt_generic_test_kwargs";

  private static final Pattern CALL =
      Pattern.compile("\\s*(env_var|ref|var|source|doc)\\s*\\(.+\\)\\s*");

  private final YamlRenderer yaml;

  TestArguments(YamlRenderer yaml) {
    this.yaml = yaml;
  }

  /** The template that calls a generic test. */
  static String call(String macro) {
    return "{{ " + macro + "(**" + NAME + ") }}";
  }

  void add(Node.GenericTest test, NodeScope scope, Render render) {
    DictValue arguments = new DictValue();
    for (YamlEntry entry : test.arguments().entries()) {
      arguments.put(entry.key(), value(entry.value(), scope, render));
    }
    test.column().ifPresent(column -> arguments.put("column_name", StringValue.of(column)));
    arguments.put("model", template(test.arguments().place(), test.model(), scope, render));
    scope.with(NAME, arguments);
  }

  private Value value(YamlNode node, NodeScope scope, Render render) {
    return switch (node) {
      case YamlScalar scalar -> scalar(scalar, scope, render);
      case YamlList list -> {
        ListValue values = new ListValue();
        list.items().forEach(item -> values.items().add(value(item, scope, render)));
        yield values;
      }
      case YamlMap map -> {
        DictValue values = new DictValue();
        map.entries()
            .forEach(entry -> values.put(entry.key(), value(entry.value(), scope, render)));
        yield values;
      }
    };
  }

  private Value scalar(YamlScalar scalar, NodeScope scope, Render render) {
    if (!(scalar.value() instanceof String text)) {
      return Values.of(scalar.value());
    }
    if (CALL.matcher(text).matches()) {
      return template(scalar.place(), "{{ " + text + " }}", scope, render);
    }
    return YamlRenderer.hasJinja(text)
        ? template(scalar.place(), text, scope, render)
        : StringValue.of(text);
  }

  private Value template(Place place, String text, NodeScope scope, Render render) {
    return yaml.template(place, text).renderNative(scope, render);
  }
}
