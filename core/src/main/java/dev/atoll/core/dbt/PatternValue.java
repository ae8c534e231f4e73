package dev.atoll.core.dbt;

import dev.atoll.jinja.python.Parameters;
import dev.atoll.jinja.python.Repr;
import dev.atoll.jinja.python.Texts;
import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.CallableValue;
import dev.atoll.jinja.value.DictValue;
import dev.atoll.jinja.value.HostFunction;
import dev.atoll.jinja.value.HostValue;
import dev.atoll.jinja.value.IntValue;
import dev.atoll.jinja.value.IteratorValue;
import dev.atoll.jinja.value.ListValue;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.TupleValue;
import dev.atoll.jinja.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** A compiled regular expression of {@code modules.re}. */
record PatternValue(String source, RegexTranslation.Compiled compiled) implements HostValue {

  static PatternValue compile(String source, int flags) {
    return new PatternValue(source, RegexTranslation.of(source, flags));
  }

  @Override
  public @Nullable Value attribute(String name, Render render) {
    HostFunction method =
        switch (name) {
          case "match" -> (arguments, inner) -> first(arguments, inner, Matcher::lookingAt);
          case "fullmatch" -> (arguments, inner) -> first(arguments, inner, Matcher::matches);
          case "search" -> (arguments, inner) -> first(arguments, inner, Matcher::find);
          case "findall" -> (arguments, inner) -> new ListValue(findAll(arguments, inner));
          case "finditer" -> this::findIterator;
          case "split" -> this::split;
          case "sub" -> (arguments, inner) -> substitute(arguments, inner).text();
          case "subn" ->
              (arguments, inner) -> {
                Substitution done = substitute(arguments, inner);
                return TupleValue.of(done.text(), IntValue.of(done.count()));
              };
          default -> null;
        };
    return method != null ? method.named(name) : property(name);
  }

  private @Nullable Value property(String name) {
    return switch (name) {
      case "pattern" -> StringValue.of(source);
      case "flags" ->
          IntValue.of(
              RegexFlag.ASCII.isIn(compiled.flags())
                  ? compiled.flags()
                  : compiled.flags() | RegexFlag.UNICODE.bit());
      case "groups" -> IntValue.of(compiled.pattern().matcher("").groupCount());
      case "groupindex" -> {
        DictValue index = new DictValue();
        compiled.names().forEach((group, number) -> index.put(group, IntValue.of(number)));
        yield index;
      }
      default -> null;
    };
  }

  private static String text(Arguments arguments, int position, Render render) {
    Value text = arguments.require("re", position, "string");
    return Parameters.text(text, "re", render);
  }

  private Matcher matcher(String text, Render render) {
    return compiled.pattern().matcher(new WatchedText(text, render));
  }

  private Value first(Arguments arguments, Render render, Function<Matcher, Boolean> finding) {
    String text = text(arguments, 0, render);
    Matcher matcher = matcher(text, render);
    int from = offset(text, arguments.find(1, "pos", NoneValue.NONE), 0);
    int to = offset(text, arguments.find(2, "endpos", NoneValue.NONE), text.length());
    matcher.region(Math.min(from, to), to).useAnchoringBounds(from == 0).useTransparentBounds(true);
    return finding.apply(matcher)
        ? new MatchValue(this, text, matcher.toMatchResult())
        : NoneValue.NONE;
  }

  /** Positions count code points, as in Python. */
  private static int offset(String text, Value position, int otherwise) {
    if (!(position instanceof IntValue number)) {
      return otherwise;
    }
    int points = text.codePointCount(0, text.length());
    return text.offsetByCodePoints(0, Math.clamp(number.longValue(), 0, points));
  }

  private List<Value> findAll(Arguments arguments, Render render) {
    Matcher matcher = matcher(text(arguments, 0, render), render);
    List<Value> found = new ArrayList<>();
    while (matcher.find()) {
      List<Value> groups = new ArrayList<>();
      for (int i = 1; i <= matcher.groupCount(); i++) {
        String group = matcher.group(i);
        groups.add(StringValue.of(group == null ? "" : group));
      }
      found.add(
          switch (groups.size()) {
            case 0 -> StringValue.of(matcher.group());
            case 1 -> groups.getFirst();
            default -> new TupleValue(groups);
          });
    }
    return found;
  }

  private Value findIterator(Arguments arguments, Render render) {
    String text = text(arguments, 0, render);
    List<Value> matches = new ArrayList<>();
    matcher(text, render)
        .results()
        .forEach(match -> matches.add(new MatchValue(this, text, match)));
    return new IteratorValue(matches.iterator());
  }

  private static int limit(Arguments arguments, int position, String name) {
    return arguments.find(position, name, NoneValue.NONE) instanceof IntValue number
            && number.longValue() > 0
        ? (int) Math.min(number.longValue(), Integer.MAX_VALUE)
        : Integer.MAX_VALUE;
  }

  private Value split(Arguments arguments, Render render) {
    String text = text(arguments, 0, render);
    int left = limit(arguments, 1, "maxsplit");
    ListValue parts = new ListValue();
    int end = 0;
    Matcher matcher = matcher(text, render);
    while (left-- > 0 && matcher.find()) {
      parts.items().add(StringValue.of(text.substring(end, matcher.start())));
      for (int i = 1; i <= matcher.groupCount(); i++) {
        parts.items().add(Python.orNone(matcher.group(i)));
      }
      end = matcher.end();
    }
    parts.items().add(StringValue.of(text.substring(end)));
    return parts;
  }

  private record Substitution(StringValue text, int count) {}

  private Substitution substitute(Arguments arguments, Render render) {
    Value replacement = arguments.require("sub", 0, "repl");
    String text = text(arguments, 1, render);
    int left = limit(arguments, 2, "count");
    StringBuilder result = new StringBuilder();
    int end = 0;
    int count = 0;
    Matcher matcher = matcher(text, render);
    while (count < left && matcher.find()) {
      result.append(text, end, matcher.start());
      MatchValue match = new MatchValue(this, text, matcher.toMatchResult());
      result.append(replaced(match, replacement, render));
      end = matcher.end();
      count++;
    }
    return new Substitution(StringValue.of(result + text.substring(end)), count);
  }

  private static String replaced(MatchValue match, Value replacement, Render render) {
    return replacement instanceof CallableValue function
        ? Texts.of(function.call(Arguments.of(match), render), render)
        : match.expand(Parameters.text(replacement, "sub", render));
  }

  /** The number of a group by number or name; -1 when there is none. */
  int number(Value group, MatchResult match) {
    return switch (group) {
      case IntValue number
          when number.longValue() >= 0 && number.longValue() <= match.groupCount() ->
          (int) number.longValue();
      case StringValue name -> compiled.names().getOrDefault(name.text(), -1);
      default -> -1;
    };
  }

  @Override
  public String repr(Render render) {
    List<String> flags = new ArrayList<>();
    for (RegexFlag flag : RegexFlag.values()) {
      if (flag.isIn(compiled.flags())) {
        flags.add("re." + flag.name());
      }
    }
    String quoted = Repr.of(StringValue.of(source), render);
    return flags.isEmpty()
        ? "re.compile(" + quoted + ")"
        : "re.compile(" + quoted + ", " + String.join("|", flags) + ")";
  }

  @Override
  public String typeName() {
    return "re.Pattern";
  }
}
