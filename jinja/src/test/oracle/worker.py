"""Renders templates with CPython's jinja2 for the fuzzer. See README.md beside this file.

Reads templates, one a line, a colon and hexadecimal UTF-16 (so that no character has a meaning to the pipe), an empty line
after each batch; writes one line for each: `= text`, `! exception message`, or `?` when a limit was reached.
"""

import pathlib
import re
import resource
import signal
import sys
import warnings

from jinja2.sandbox import SandboxedEnvironment

CONTEXT = pathlib.Path(__file__).resolve().parent.parent / "resources" / "corpus" / "context.txt"
# Atoll prints functions and generators without it
ADDRESS = re.compile(r"(?i) at 0x[0-9a-f]+|(?<=<generator object) \w+")
SECONDS = 0.3  # of processor time
MEMORY = 2 << 30


class TooLong(BaseException):
    pass


def too_long(signum, frame):
    raise TooLong()


def encoded(text):
    return text.encode("utf-16-be", "surrogatepass").hex()


def result(environment, values, template):
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        rendered = environment.from_string(template).render({**eval(values), "few": {1, 2, 5}})
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        return "= " + encoded(ADDRESS.sub("", rendered))
    except (TooLong, MemoryError, RecursionError):
        return "?"
    except Exception as problem:
        return f"! {type(problem).__name__} {encoded(str(problem))}"
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def main():
    warnings.simplefilter("ignore")
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGVTALRM, too_long)
    environment = SandboxedEnvironment(
        extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"], cache_size=0
    )
    values = compile(CONTEXT.read_text(encoding="utf-8").strip(), "context", "eval")
    batch = []
    for line in sys.stdin:
        line = line.strip()
        if line:
            batch.append(bytes.fromhex(line[1:]).decode("utf-16-be", "surrogatepass"))
        else:
            # not before all are read: two full pipes would wait for each other
            for template in batch:
                print(result(environment, values, template))
            sys.stdout.flush()
            batch = []


if __name__ == "__main__":
    main()
