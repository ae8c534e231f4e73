"""Measures CPython's jinja2 on the templates of the Java benchmarks; templates.sh runs both.

    templates.py text MODEL...      the models' texts, to compare with Java's
    templates.py --time MODEL...    when the first of them was rendered, in microseconds since 1970
    templates.py measure FOLDER     microseconds for each benchmark; FOLDER holds the set of packages

The environment is dbt's: sandboxed, with the extensions `do` and loop controls, and with macros that are
known outside of their file only. It is made once (dbt makes one for each template), and so are the modules
of macros (dbt makes one for each call of a macro), so that jinja2 is measured and not dbt.
"""

import pathlib
import sys
import time

import jinja2.parser
from jinja2.sandbox import SandboxedEnvironment

HERE = pathlib.Path(__file__).resolve().parent
TEMPLATES = HERE / "src" / "main" / "resources" / "templates"
MODELS = ["model", "sql", "macros", "loops", "dispatch"]
MANGLED = "macro_of_a_file__"
SECONDS = 0.3


class Parser(jinja2.parser.Parser):
    def parse_macro(self):
        macro = super().parse_macro()
        macro.name = MANGLED + macro.name
        return macro


class Environment(SandboxedEnvironment):
    def _parse(self, source, name, filename):
        return Parser(self, source, name, filename).parse()


class Returned(Exception):
    def __init__(self, value):
        self.value = value


class Relation:
    def __init__(self, schema, identifier):
        self.text = f'"analytics"."{schema}"."{identifier}"'

    def __str__(self):
        return self.text


class Adapter:
    def __init__(self, names):
        self.names = names

    def dispatch(self, name, package=None):
        for prefix in ("duckdb__", "default__"):
            if prefix + name in self.names:
                return self.names[prefix + name]
        raise LookupError(name)


ENVIRONMENT = Environment(extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"])
VARIABLES = {
    "payment_methods": ["card", "transfer", "voucher", "gift_card"],
    "lookback_days": 3,
    "currency": "eur",
    "event_columns": ["n_viewed", "n_paid", "sum_viewed", "sum_paid"],
    "min_amount": 25,
}


def returned(value):
    raise Returned(value)


def ended_by_return(macros, name):
    def call(*args, **kwargs):
        try:
            return macros[name](*args, **kwargs)
        except Returned as signal:
            return signal.value

    return call


def names():
    result = {
        "ref": lambda name: Relation("main", name),
        "source": Relation,
        "var": lambda name, default=None: VARIABLES.get(name, default),
        "config": lambda **kwargs: "",
        "is_incremental": lambda: True,
        "return": returned,
        "this": Relation("main", "orders"),
        "execute": True,
        "target": {"name": "dev", "type": "duckdb", "timezone": "Europe/Paris"},
    }
    result["adapter"] = Adapter(result)
    templates = [
        ENVIRONMENT.from_string(file.read_text(encoding="utf-8"), globals=result)
        for file in sorted((TEMPLATES / "macros").iterdir())
    ]
    macros = {}
    # A module keeps a copy of the names it was made with: made twice, so that all macros see each other.
    for _ in range(2):
        for template in templates:
            for name, macro in vars(template.make_module(shared=False)).items():
                if name.startswith(MANGLED):
                    macros[name[len(MANGLED):]] = macro
        result.update({name: ended_by_return(macros, name) for name in macros})
    return result


def source(model):
    return (TEMPLATES / "models" / f"{model}.sql").read_text(encoding="utf-8")


def microseconds(action):
    """The mean of one call, after a warm-up."""
    passes, taken = 1, 0.0
    while taken < SECONDS:
        start = time.perf_counter()
        for _ in range(passes):
            action()
        taken = time.perf_counter() - start
        if taken < SECONDS:
            passes = max(passes + 1, int(passes * min(10, 1.2 * SECONDS / max(taken, 1e-6))))
    return taken / passes * 1e6


def measure(folder):
    known = names()
    for model in MODELS:
        text = source(model)
        print(f"compile/{model}", microseconds(lambda: ENVIRONMENT.from_string(text, globals=known)))
    for model in MODELS:
        template = ENVIRONMENT.from_string(source(model), globals=known)
        print(f"render/{model}", microseconds(template.render))
    texts = [file.read_text(encoding="utf-8") for file in sorted(pathlib.Path(folder).iterdir())]
    print("package", microseconds(lambda: [ENVIRONMENT.from_string(text) for text in texts]))


def render(models, timed):
    known = names()
    for model in models:
        text = ENVIRONMENT.from_string(source(model), globals=known).render()
        print(time.time_ns() // 1000 if timed else text)


if __name__ == "__main__":
    if sys.argv[1] == "measure":
        measure(sys.argv[2])
    else:
        render(sys.argv[2:], sys.argv[1] == "--time")
