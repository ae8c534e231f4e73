package dev.atoll.core.dbt;

import dev.atoll.jinja.value.HostFunction;
import dev.atoll.jinja.value.HostValue;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.Value;
import dev.atoll.jinja.value.Values;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The config of a node inside {@code results}: unlike the one in {@code graph} an object, for which
 * a config that does not exist is none.
 */
public final class ResultConfig implements HostValue {
  private final Map<String, ? extends @Nullable Object> config;

  /**
   * Makes the object of one node.
   *
   * @param config plain data by name
   */
  public ResultConfig(Map<String, ? extends @Nullable Object> config) {
    this.config = config;
  }

  @Override
  public String typeName() {
    return "NodeConfig";
  }

  @Override
  public Value attribute(String name, Render render) {
    if (name.equals("get")) {
      HostFunction get =
          (arguments, current) -> {
            Object key = Values.toJava(arguments.require("get", 0, "key"));
            return config.containsKey(String.valueOf(key))
                ? value(String.valueOf(key))
                : arguments.find(1, "default", NoneValue.NONE);
          };
      return get.named("get");
    }
    return value(name);
  }

  @Override
  public Value item(Value key, Render render) {
    return key instanceof StringValue name ? value(name.text()) : NoneValue.NONE;
  }

  private Value value(String name) {
    return config.containsKey(name) ? Values.of(config.get(name)) : NoneValue.NONE;
  }
}
