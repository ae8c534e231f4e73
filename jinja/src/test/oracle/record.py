"""Records what CPython's jinja2 says about the corpus. See README.md beside this file."""

import ast
import itertools
import pathlib

from jinja2.exceptions import TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment

CORPUS = pathlib.Path(__file__).resolve().parent.parent / "resources" / "corpus"
DBT = CORPUS.parents[4] / "core" / "src" / "test" / "resources" / "oracle"
TITLE = "#### "


def cases(path):
    title, lines = None, []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith(TITLE):
            if title is not None:
                yield title, "\n".join(lines)
            title, lines = line[len(TITLE):], []
        else:
            lines.append(line)
    if title is not None:
        yield title, "\n".join(lines[:-1] if lines and lines[-1] == "" else lines)


def context():
    return ast.literal_eval((CORPUS / "context.txt").read_text(encoding="utf-8"))


def text(template, names=None):
    environment = SandboxedEnvironment(
        extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"]
    )
    return environment.from_string(template).render(context() if names is None else names)


def modules(template):
    from dbt.context.base import get_context_modules

    preamble = (DBT / "modules.preamble").read_text(encoding="utf-8")
    return text(preamble + template, {"modules": get_context_modules()})


def native(template):
    from dbt_common.clients.jinja import get_template

    return get_template(template, context(), native=True).render(context())


def result(render, template):
    try:
        return "= " + repr(render(template))
    except Exception as problem:
        line = f" {problem.lineno}" if isinstance(problem, TemplateSyntaxError) else ""
        return "! " + type(problem).__name__ + line


def matrix():
    """Every operator over a spread of values."""
    values = [
        "0", "1", "-7", "3", "2.5", "-0.5", "1e17", "true", "none", "''", "'ab'", "'b'",
        "[]", "[1, 2]", "(1,)", "{'a': 1}", "missing", "123456789012345678901234567890",
    ]
    operators = ["+", "-", "*", "/", "//", "%", "~", "==", "<", "in", "and", "or"]
    lines = []
    for operator in operators:
        for left, right in itertools.product(values, values):
            expression = f"{left} {operator} {right}"
            lines.append(f"{TITLE}{expression}\n{{{{ {expression} }}}}")
    for left, right in itertools.product(["0", "2", "-3", "2.5", "true"], ["0", "3", "-2", "0.5"]):
        lines.append(f"{TITLE}{left} ** {right}\n{{{{ ({left}) ** {right} }}}}")
    filters = [
        "int", "float", "string", "list", "length", "upper", "lower", "title", "capitalize",
        "trim", "first", "last", "join(',')", "sort", "unique|list", "reverse|list", "sum", "min",
        "max", "abs", "round", "default('d')", "default('d', true)", "map('string')|list",
        "select|list", "reject|list", "replace('a', 'x')", "tojson", "escape", "indent",
        "wordcount", "batch(2)|list", "slice(2)|list", "dictsort", "items|list", "center(5)",
        "truncate(2)", "urlencode",
    ]
    for name, value in itertools.product(filters, values):
        if value.startswith("-"):
            value = f"({value})"
        lines.append(f"{TITLE}{value} | {name}\n{{{{ {value} | {name} }}}}")
    tests = [
        "defined", "undefined", "none", "boolean", "true", "false", "integer", "float", "number",
        "string", "mapping", "sequence", "iterable", "callable", "odd", "even", "divisibleby(3)",
        "lower", "upper", "in([1, 'ab'])", "eq(1)", "ne(1)", "gt(1)", "sameas(none)",
    ]
    for name, value in itertools.product(tests, values):
        lines.append(f"{TITLE}{value} is {name}\n{{{{ {value} is {name} }}}}")
    (CORPUS / "matrix.cases").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main():
    matrix()
    renders = {"native": native, "modules": modules}
    for path in [*sorted(CORPUS.glob("*.cases")), *sorted(DBT.glob("*.cases"))]:
        render = renders.get(path.stem, text)
        lines = [f"{TITLE}{title}\n{result(render, template)}" for title, template in cases(path)]
        path.with_suffix(".expected").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
