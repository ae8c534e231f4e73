package dev.atoll.core.dbt;

import dev.atoll.core.yaml.YamlNode;
import dev.atoll.core.yaml.YamlReader;
import dev.atoll.domain.Problems;
import dev.atoll.jinja.python.Json;
import dev.atoll.jinja.python.Parameters;
import dev.atoll.jinja.python.Truth;
import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.Value;
import dev.atoll.jinja.value.Values;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** {@code fromjson}, {@code tojson}, {@code fromyaml}, {@code toyaml}, {@code local_md5}. */
final class TextFunctions {
  private TextFunctions() {}

  private static String text(Arguments arguments, String function, String name, Render render) {
    return Parameters.text(arguments.require(function, 0, name), function, render);
  }

  static Value fromJson(Arguments arguments, Render render) {
    arguments.only("fromjson", "string", "default");
    return JsonReader.read(text(arguments, "fromjson", "string", render))
        .orElseGet(() -> arguments.find(1, "default", NoneValue.NONE));
  }

  /** A value without a JSON form is a Problem, default or not, as in dbt. */
  static Value toJson(Arguments arguments, Render render) {
    arguments.only("tojson", "value", "default", "sort_keys");
    boolean sorted = Truth.of(arguments.find(2, "sort_keys", NoneValue.NONE), render);
    return StringValue.of(
        Json.write(
            arguments.require("tojson", 0, "value"),
            sorted ? Json.Keys.SORTED : Json.Keys.AS_THEY_ARE,
            -1,
            render));
  }

  static Value fromYaml(Arguments arguments, Render render) {
    arguments.only("fromyaml", "value", "default");
    String text = text(arguments, "fromyaml", "value", render);
    Problems problems = new Problems();
    Optional<YamlNode> read = YamlReader.read("fromyaml", text, problems);
    if (problems.hasErrors()) {
      return arguments.find(1, "default", NoneValue.NONE);
    }
    return read.map(node -> Values.of(node.toJava())).orElse(NoneValue.NONE);
  }

  static Value toYaml(Arguments arguments, Render render) {
    arguments.only("toyaml", "value", "default", "sort_keys");
    boolean sorted = Truth.of(arguments.find(2, "sort_keys", NoneValue.NONE), render);
    return YamlText.of(
            arguments.require("toyaml", 0, "value"),
            sorted ? Json.Keys.SORTED : Json.Keys.AS_THEY_ARE,
            render)
        .<Value>map(StringValue::of)
        .orElseGet(() -> arguments.find(1, "default", NoneValue.NONE));
  }

  static Value localMd5(Arguments arguments, Render render) {
    arguments.only("local_md5", "value");
    String text = text(arguments, "local_md5", "value", render);
    try {
      byte[] digest =
          MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
      return StringValue.of(HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
