package dev.atoll.core.dbt;

import dev.atoll.domain.ProblemException;
import dev.atoll.jinja.python.Access;
import dev.atoll.jinja.python.Texts;
import dev.atoll.jinja.python.Truth;
import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.DictValue;
import dev.atoll.jinja.value.HostFunction;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.ReturnSignal;
import dev.atoll.jinja.value.Scope;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.Value;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names that dbt gives to every template, whatever it is for. */
public final class GeneralFunctions {
  /** The kind under which reads of what belongs to a run are recorded. */
  public static final String RUN = "run";

  private final GeneralInputs inputs;
  private final SequencedMap<String, Value> functions = new LinkedHashMap<>();

  private GeneralFunctions(GeneralInputs inputs) {
    this.inputs = inputs;
  }

  /**
   * The scope for one render: functions, {@code modules}, {@code exceptions}, {@code flags}, {@code
   * validation}, and what belongs to a run ({@code invocation_id}, {@code run_started_at}, {@code
   * thread_id}), which is recorded as read when it is looked up.
   */
  public static Scope scope(GeneralInputs inputs) {
    return new GeneralFunctions(inputs).scope();
  }

  private Scope scope() {
    add("return", GeneralFunctions::returned);
    add("log", this::log);
    add("print", this::print);
    add("try_or_compiler_error", this::attempt);
    add("diff_of_two_dicts", DictDifference::call);
    add("fromjson", TextFunctions::fromJson);
    add("tojson", TextFunctions::toJson);
    add("fromyaml", TextFunctions::fromYaml);
    add("toyaml", TextFunctions::toYaml);
    add("local_md5", TextFunctions::localMd5);
    add("set", CollectionFunctions::set);
    add("set_strict", CollectionFunctions::setStrict);
    add("zip", CollectionFunctions::zip);
    add("zip_strict", CollectionFunctions::zipStrict);
    functions.put("exceptions", new ExceptionFunctions(inputs).value());
    functions.put("flags", new FlagsValue(inputs.flags()));
    functions.put("validation", new DictValue().put("any", ValidationValue.ANY));
    functions.put("dbt_version", StringValue.of(inputs.dbtVersion()));
    functions.put("dbt_metadata_envs", new DictValue());
    return new RunScope(inputs, functions);
  }

  /** The answer to a recorded read of kind {@link #RUN}. */
  public static @Nullable Value answer(GeneralInputs inputs, String name) {
    return switch (name) {
      case "invocation_id" -> StringValue.of(inputs.invocationId());
      case "run_started_at" -> inputs.runStartedAt();
      case "thread_id" -> StringValue.of(inputs.threadId());
      default -> null;
    };
  }

  private void add(String name, HostFunction function) {
    functions.put(name, function.named(name));
  }

  private static Value returned(Arguments arguments, Render render) {
    throw new ReturnSignal(arguments.only("return", "data").require("return", 0, "data"));
  }

  private Value log(Arguments arguments, Render render) {
    arguments.only("log", "msg", "info");
    String message = Texts.of(arguments.require("log", 0, "msg"), render);
    if (Truth.of(arguments.find(1, "info", NoneValue.NONE), render)) {
      inputs.notes().info(message);
    } else {
      inputs.notes().debug(message);
    }
    return StringValue.EMPTY;
  }

  private Value print(Arguments arguments, Render render) {
    arguments.only("print", "msg");
    inputs.notes().print(Texts.of(arguments.require("print", 0, "msg"), render));
    return StringValue.EMPTY;
  }

  /** {@code try_or_compiler_error(message, function, *args)}: any failure becomes the message. */
  private Value attempt(Arguments arguments, Render render) {
    String message =
        Texts.of(arguments.require("try_or_compiler_error", 0, "message_if_exception"), render);
    Value function = arguments.require("try_or_compiler_error", 1, "func");
    List<Value> rest =
        arguments.positional().size() < 3
            ? List.of()
            : arguments.positional().subList(2, arguments.positional().size());
    Map<String, Value> named = new LinkedHashMap<>(arguments.named());
    named.remove("message_if_exception");
    named.remove("func");
    try {
      return Access.call(function, Arguments.of(rest, named), render);
    } catch (ProblemException failure) {
      throw DbtProblems.raised(message, failure.problem().message());
    }
  }

  /** Adds what is made when it is first looked up, and records what belongs to a run. */
  private static final class RunScope implements Scope {
    private static final List<String> OF_A_RUN =
        List.of("invocation_id", "run_started_at", "thread_id");

    private final GeneralInputs inputs;
    private final SequencedMap<String, Value> functions;
    private @Nullable Value modules;

    RunScope(GeneralInputs inputs, SequencedMap<String, Value> functions) {
      this.inputs = inputs;
      this.functions = functions;
    }

    @Override
    public @Nullable Value lookup(String name) {
      return switch (name) {
        case "invocation_id", "run_started_at", "thread_id" ->
            inputs.render().read(RUN, name, List.of(), () -> answer(inputs, name));
        case "invocation_args_dict" ->
            inputs
                .render()
                .read(FlagsValue.KIND, FlagsValue.ARGUMENTS, List.of(), this::commandLine);
        case "modules" -> modules();
        case "builtins" -> builtins();
        default -> functions.get(name);
      };
    }

    private Value commandLine() {
      Value said = FlagsValue.answer(inputs.flags(), FlagsValue.ARGUMENTS);
      return said == null ? new DictValue() : said;
    }

    private Value modules() {
      Value made = modules;
      if (made == null) {
        made = Modules.of(inputs.clock());
        modules = made;
      }
      return made;
    }

    /** The functions that a project's macros may hide behind others of the same name. */
    private DictValue builtins() {
      DictValue builtins = new DictValue();
      functions.forEach(builtins::put);
      return builtins;
    }

    @Override
    public Set<String> names() {
      Set<String> names = new LinkedHashSet<>(functions.keySet());
      names.addAll(OF_A_RUN);
      names.addAll(List.of("modules", "builtins"));
      return names;
    }
  }
}
